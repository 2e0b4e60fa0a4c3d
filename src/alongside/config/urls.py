"""Which addresses lead where."""

urlpatterns: list = []
