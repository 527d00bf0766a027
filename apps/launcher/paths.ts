import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

export const inRoot = (...parts: string[]): string => resolve(root, ...parts)

export const nodeModule = (...parts: string[]): string => inRoot('node_modules', ...parts)
