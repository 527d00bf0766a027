#!/usr/bin/env node
console.error('The schema engine is being built.')
process.exit(1)
