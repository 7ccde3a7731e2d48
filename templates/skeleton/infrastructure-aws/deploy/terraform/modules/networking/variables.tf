variable "name" {
  description = "Name of the environment of the service, which resources are named after"
  type        = string
}

variable "cidr" {
  description = "Addresses of the network; a /16"
  type        = string
}

variable "zone_count" {
  description = "Number of availability zones"
  type        = number
  default     = 3
}
