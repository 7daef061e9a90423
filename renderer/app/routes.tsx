import type { RouteObject } from 'react-router'
import type { PaletteCommand } from './palette-types.ts'
import { registerPages } from './pages.ts'

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

const featureCommands: readonly PaletteCommand[] = Object.values(paletteModules).flatMap(
  module => module.palette,
)

registerPages({
  paths: featureRoutes.flatMap(route => route.path ?? []),
  commands: featureCommands,
  async load(path) {
    const lazy = featureRoutes.find(route => route.path === path)?.lazy
    if (typeof lazy === 'function') await lazy()
  },
})
