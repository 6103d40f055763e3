resource "azurerm_redis_cache" "main" {
  name                 = "${local.name}-cache"
  location             = azurerm_resource_group.rg.location
  resource_group_name  = azurerm_resource_group.rg.name
  capacity             = 1          # C1: 1 GB, was C0
  family               = "C"        # C: Basic and Standard
  sku_name             = "Standard" # was Basic: one node
  non_ssl_port_enabled = false      # 6379 stays shut (default)
  minimum_tls_version  = "1.2"      # all that azurerm 5 takes

  # The rules below decide.
  public_network_access_enabled = true

  # Was not there.  People and programs sign in through
  # Microsoft Entra; the keys in the state open nothing.
  access_keys_authentication_enabled = false

  redis_configuration {
    active_directory_authentication_enabled = true

    # The default: only keys with a TTL are evicted.
    maxmemory_policy = "volatile-lru"
  }

  # Sunday from 02:00 UTC, five hours.
  patch_schedule {
    day_of_week    = "Sunday"
    start_hour_utc = 2
  }

  tags = local.tags
}

# Was not there.  With one rule, all others stay outside.
resource "azurerm_redis_firewall_rule" "allowed" {
  for_each = local.allowed

  name                = each.key
  redis_cache_name    = azurerm_redis_cache.main.name
  resource_group_name = azurerm_resource_group.rg.name
  start_ip            = each.value.first
  end_ip              = each.value.last
}

# The provider (azurerm ~> 5.0), the group, the locals and
# the ranges are in postgres.tf, which lies beside this file.

# No key in it: was redis_url, with the key inside.
output "redis_host" {
  value = azurerm_redis_cache.main.hostname
}

output "redis_port" {
  value = azurerm_redis_cache.main.ssl_port # 6380
}
