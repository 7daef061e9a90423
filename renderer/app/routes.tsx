import type { RouteObject } from 'react-router'
import type { PaletteCommand } from './palette-types.ts'

/** Each feature offers its own routes and commands; adding a folder is enough. */
const routeModules = import.meta.glob<{ routes: readonly RouteObject[] }>('../features/*/routes.tsx', {
  eager: true,
})
const paletteModules = import.meta.glob<{ palette: readonly PaletteCommand[] }>('../features/*/palette.ts', {
  eager: true,
})

/**
 * Routes of all features, under the frame of the shell. A feature exports
 * `routes: RouteObject[]` with absolute paths and lazy pages:
 * `{ path: '/intake', lazy: async () => ({ Component: (await import('./IntakePage.tsx')).IntakePage }) }`.
 */
export const featureRoutes: RouteObject[] = Object.values(routeModules).flatMap(module => [...module.routes])

/** Commands of all features. */
export const featureCommands: readonly PaletteCommand[] = Object.values(paletteModules).flatMap(
  module => module.palette,
)

/** True where some feature has a page at this address: places without one are not shown. */
export function hasPage(path: string): boolean {
  return featureRoutes.some(route => route.path === path || route.path?.startsWith(`${path}/`) === true)
}
