variable "first" {
  default = "203.0.113.64"
}

variable "last" {
  type = string
}
