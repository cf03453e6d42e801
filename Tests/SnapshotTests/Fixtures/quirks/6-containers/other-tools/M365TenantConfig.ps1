Configuration M365TenantConfig { EXOCASMailboxPlan "Plan" { SmtpClientAuthenticationDisabled = $True } }
