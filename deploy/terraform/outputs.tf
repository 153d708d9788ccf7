output "log_group_arn" {
  value = aws_cloudwatch_log_group.application.arn
}

output "role_arn" {
  description = "The task role, instance role or role of the service account."
  value       = aws_iam_role.application.arn
}
