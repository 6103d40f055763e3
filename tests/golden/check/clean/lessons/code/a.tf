# a comment
alpha = 1
