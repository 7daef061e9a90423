import { Hono } from 'hono'
import type { Desk } from '../desk/desk.ts'
import type { AppVariables } from './app.ts'

/** Plain routes for files: upload in slices, download with ranges, thumbnails. */
export function fileRoutes(_desk: Desk): Hono<AppVariables> {
  return new Hono<AppVariables>()
}
