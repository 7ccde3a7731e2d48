variable "name" {
  description = "Name of the environment of the service, which resources are named after"
  type        = string
}

variable "kubernetes_version" {
  description = "Version of Kubernetes"
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets of the nodes"
  type        = list(string)
}

variable "operator_cidrs" {
  description = "Addresses from which the cluster is operated"
  type        = list(string)
}

variable "encryption_key_id" {
  description = "Key that secrets of the cluster are encrypted with"
  type        = string
}
