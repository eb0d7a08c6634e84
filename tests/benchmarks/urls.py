"""The tracker's addresses, and the yardstick's."""

from django.urls import path

from tests.benchmarks import bare
from tracker import urls

urlpatterns = [*urls.urlpatterns, path(bare.PATH.lstrip("/"), bare.insert)]

handler403, handler404, handler429, handler500 = urls.handler403, urls.handler404, urls.handler429, urls.handler500
