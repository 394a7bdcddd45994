"""The live desk's server: pages that move as stories come, judgements in place, and the same for programs."""
