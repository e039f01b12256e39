"""Files that carry a case from one workplace to another: the ``*.casus``, the visitekaartje, the receipt, the notice.

The format stands in SECURITY.md, *Handover*. What comes from outside passes ``envelope`` (age), ``archive`` (a strict
tar), ``manifest`` (who sends what, signed) and ``lines`` (the operations); each refuses whatever it would not have
written itself.
"""
