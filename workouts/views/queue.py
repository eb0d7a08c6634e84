"""What a page asks before it sends writes that have waited on the device."""

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def hello(request: HttpRequest) -> JsonResponse:
    """Say who is signed in, and give a fresh token; 401 for nobody."""
    if not request.user.is_authenticated:
        return JsonResponse({}, status=401)
    return JsonResponse({"lifter": str(request.user.pk), "token": get_token(request)})
