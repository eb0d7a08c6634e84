"""Forms of django-allauth that need a word of ours."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import AddEmailForm
from allauth.account.models import EmailAddress
from django.http import HttpRequest

from workouts.models import User


class NewAddressForm(AddEmailForm):
    def clean_email(self) -> Any:
        email = super().clean_email()
        # Unique without regard to case; found out here rather than when the link is opened.
        if User.objects.exclude(pk=self.user.pk).filter(email__iexact=email).exists():
            raise get_adapter().validation_error("email_taken")
        return email

    def save(self, request: HttpRequest) -> EmailAddress:
        """Put the new address in place of an earlier one still waiting for its link.

        allauth's own would drop the current address, because nobody had to confirm it at sign-up.
        """
        waiting = EmailAddress.objects.filter(user=self.user, verified=False)
        waiting.exclude(email__iexact=self.user.email).delete()
        return EmailAddress.objects.add_email(request, self.user, self.cleaned_data["email"], confirm=True)
