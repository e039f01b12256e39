"""The pages of the menu 'Kluis' about keeping: logboek, inzage, reservekopieën, bewaren en vernietigen, wissen."""
