variable "name" {
  description = "Name of the environment of the service, which resources are named after"
  type        = string
}

variable "resource_group" {
  description = "Name of the resource group"
  type        = string
}

variable "location" {
  description = "Region"
  type        = string
}

variable "kubernetes_version" {
  description = "Version of Kubernetes"
  type        = string
}

variable "subnet_id" {
  description = "Subnet of the nodes"
  type        = string
}

variable "operator_cidrs" {
  description = "Addresses from which the cluster is operated"
  type        = list(string)
}

variable "node_size" {
  description = "Size of a node"
  type        = string
}

variable "nodes" {
  description = "Least and largest number of nodes"
  type = object({
    minimum = number
    maximum = number
  })
}
