alpha = 1
beta  = "b"
