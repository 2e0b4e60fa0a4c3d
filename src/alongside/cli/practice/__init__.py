"""The practice town at work: what its invented people do, by the services that real ones use."""
