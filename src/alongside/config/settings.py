"""Settings, all from the environment; `docs/reference/settings.md` explains each."""

import os
import secrets
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from alongside import __version__


def _flag(name: str) -> bool:
    return os.environ.get(name, "") in {"1", "true", "yes"}


def _share(name: str) -> float:
    """A share from 0 to 1. Raises: ImproperlyConfigured for anything else."""
    try:
        share = float(os.environ.get(name) or 0)
    except ValueError:
        share = -1
    if not 0 <= share <= 1:
        raise ImproperlyConfigured(f"{name} is a share, from 0 to 1. Say 0.2 for a fifth, or leave it out.")
    return share


SOURCE_ROOT = Path(__file__).resolve().parents[3]
HOME = Path(os.environ.get("ALONGSIDE_HOME", "var")).resolve()
DATA = Path(os.environ.get("ALONGSIDE_DATA", SOURCE_ROOT / "data")).resolve()
INDEX_PATH = HOME / "index"
VERSION = __version__
ALONGSIDE_SOURCE_URL = os.environ.get("ALONGSIDE_SOURCE_URL", "")
OPERATOR = {
    "name": os.environ.get("ALONGSIDE_OPERATOR_NAME", ""),
    "mail": os.environ.get("ALONGSIDE_OPERATOR_MAIL", ""),
    "phone": os.environ.get("ALONGSIDE_OPERATOR_PHONE", ""),
}
ENCODER = os.environ.get("ALONGSIDE_ENCODER", "auto")
DEMO = _flag("ALONGSIDE_DEMO")
PUBLIC_URL = os.environ.get("ALONGSIDE_URL", "http://localhost:8000").rstrip("/")  # what mails link to
DEBUG = False
ROOMS_CLOSED = frozenset(filter(None, os.environ.get("ALONGSIDE_ROOMS_CLOSED", "").split(",")))


def mail_settings(said: str) -> dict[str, object]:
    """How mail goes out: `file` (into the home), `console`, or `smtp://user:password@host:port`."""
    if said in {"file", "console"}:
        kind = "filebased" if said == "file" else said
        return {"EMAIL_BACKEND": f"django.core.mail.backends.{kind}.EmailBackend"}
    at = urlsplit(said)
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": at.hostname or "localhost",
        "EMAIL_PORT": at.port or (465 if at.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(at.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(at.password or ""),
        "EMAIL_USE_SSL": at.scheme == "smtps",
        "EMAIL_USE_TLS": at.scheme == "smtp" and bool(at.username),
        "EMAIL_TIMEOUT": 20,
    }


def _secret_key() -> str:
    """The key given, or one made at first use and kept for this home alone."""
    if given := os.environ.get("ALONGSIDE_SECRET_KEY"):
        return given
    kept = HOME / "secret-key"
    if not kept.exists():
        HOME.mkdir(parents=True, exist_ok=True)
        try:
            with os.fdopen(os.open(kept, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(64))
        except FileExistsError:
            pass  # another process was first
    return kept.read_text()


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = os.environ.get("ALONGSIDE_HOSTS", "localhost,127.0.0.1").split(",")
CSRF_TRUSTED_ORIGINS = list(filter(None, os.environ.get("ALONGSIDE_ORIGINS", "").split(",")))
HTTPS = _flag("ALONGSIDE_HTTPS")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "ninja",
    "django_tasks",
    "django_tasks_db",
    "alongside.exchange.audit",
    "alongside.exchange.places",
    "alongside.exchange.accounts",
    "alongside.exchange.directory",
    "alongside.exchange.needs",
    "alongside.exchange.offers",
    "alongside.exchange.matches",
    "alongside.exchange.partnerships",
    "alongside.exchange.innovations",
    "alongside.exchange.evidence",
    "alongside.exchange.voices",
    "alongside.exchange.digests",
    "alongside.exchange.feeds",
    "alongside.exchange.analyses",
    "alongside.config.apps.ConfigConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "alongside.web.middleware.PlainLog",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "alongside.web.middleware.NoNul",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "alongside.web.middleware.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "alongside.web.accounts.middleware.SecondFactor",
    "alongside.web.middleware.Looking",
    "alongside.api.v1.keys.Keys",
    "alongside.web.limits.Limits",
]

CSRF_FAILURE_VIEW = "alongside.web.errors.form_expired"
ROOT_URLCONF = "alongside.config.urls"
WSGI_APPLICATION = "alongside.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [SOURCE_ROOT / "src/alongside/web/templates", SOURCE_ROOT / "src/alongside/web/components"],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "alongside.web.jinja.environment"},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,  # the API's own documentation page is a Django template
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("ALONGSIDE_DATABASE_URL", f"sqlite:///{HOME / 'alongside.sqlite3'}"), conn_max_age=60
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
        "PRAGMA secure_delete=ON;",
    }
    HOME.mkdir(parents=True, exist_ok=True)

AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # made before; rehashed at the next sign-in
]
AUTHENTICATION_BACKENDS = ["alongside.exchange.accounts.backends.Password"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "you"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "alongside.web.accounts.adapter.Adapter"
ACCOUNT_TEMPLATE_EXTENSION = "html.jinja"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True  # for two weeks, or until signed out
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "5/5m/key,30/m/ip",  # by the account first: many share an address
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "reset_password": "3/h/key,20/m/ip",
    "come_back": "5/h/key,20/m/ip",
    "come_back_code": "10/h/key,30/m/ip",
    "voice_code": "60/m/ip",  # a hall full of people has one address; there are 30**8 codes
}
MFA_ADAPTER = "alongside.web.accounts.adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Alongside"
MFA_TOTP_TOLERANCE = 1  # half a minute more for slow hands and clocks
SIGN_UP = os.environ.get("ALONGSIDE_SIGN_UP", "invitation")  # or open: anyone with a mail address
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0  # whose address the limits count
SMALL_FLOOR = _share("ALONGSIDE_SMALL_FLOOR")  # of what is looked at in the first ten places
LIMITS = os.environ.get("ALONGSIDE_LIMITS", "post=60/10m join=1200/10m search=240/m api=600/m")
CACHES = {
    "default": {  # holds only how often somebody tried to sign in; shared by the processes of this machine
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": HOME / "cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
EMAIL_FILE_PATH = HOME / "mail"
globals().update(mail_settings(os.environ.get("ALONGSIDE_MAIL", "file")))
DEFAULT_FROM_EMAIL = os.environ.get("ALONGSIDE_MAIL_FROM", "") or OPERATOR["mail"] or "alongside@localhost"
TEXT_SENDER = os.environ.get("ALONGSIDE_TEXTS", "alongside.exchange.accounts.texting.ToFile")
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [SOURCE_ROOT / "src/alongside/web/locale"]
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [SOURCE_ROOT / "src/alongside/web/static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEMO or "pytest" in sys.modules
        else "alongside.config.storage.HashedStaticFiles"
    },
}
WHITENOISE_USE_FINDERS = DEMO or "pytest" in sys.modules
MEDIA_ROOT = HOME / "files"
DATA_UPLOAD_MAX_MEMORY_SIZE = 16_000_000  # a pasted list of 5 MB, as a form writes it

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "worker-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "alongside.config.logs.JsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": os.environ.get("ALONGSIDE_LOG_LEVEL", "WARNING")},
    "loggers": {
        "alongside": {"level": os.environ.get("ALONGSIDE_LOG_LEVEL", "INFO")},
        "django.request": {"level": "ERROR"},  # our own line tells of every 4xx
    },
}
