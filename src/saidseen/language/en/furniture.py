"""What an outlet puts around a story."""

from __future__ import annotations

import re

# What an outlet puts around a story: never a sign that two stories are one.
FURNITURE = re.compile(
    r"\b(?:sign up|subscri(?:be|ption)|newsletter|follow us|all rights reserved|copyright|©|click here|read more"
    r"|(?:reporting|writing|editing|additional reporting|compiled) by|contributed to this (?:report|story|article)"
    r"|originally (?:appeared|published)|terms of (?:use|service)|privacy policy|cookies|download (?:our|the) app"
    r"|join (?:our|us on)|share (?:this|on)|support our (?:work|journalism)|advertisement|related (?:stories|articles)"
    r"|telegram channel|for more (?:news|stories))\b",
    re.IGNORECASE,
)
