"""What is written of requests: never a secret that stands in an address."""

import logging
import re

# Links that show a report, set a new password, or confirm a mail address, to whoever has them.
# A slash may come as %2F, which a server takes for one.
_SECRETS = re.compile(
    r"((?:/|%2F)(?:shared|accounts/password/reset/key|accounts/confirm-email)(?:/|%2F))[^/?\s\"'%]+", re.IGNORECASE
)


def without_secrets(text: str) -> str:
    return _SECRETS.sub(r"\1…", text)


class WithoutSecrets(logging.Filter):
    """Write lines without the secrets in them."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        clean = without_secrets(said)
        if clean != said:
            record.msg, record.args = clean, ()
        return True
