output "network_id" {
  description = "Id of the network"
  value       = aws_vpc.main.id
}

output "private_subnet_ids" {
  description = "Ids of the subnets without addresses of their own on the internet"
  value       = aws_subnet.private[*].id
}
