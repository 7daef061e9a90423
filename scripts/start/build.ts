import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isBuilt, markBuilt, sourceStamp } from './build-state.ts'
import { runChild } from './run-child.ts'

/** Builds where the sources are newer than what was built; false where that failed, which was said then. */
export async function ensureBuilt(root: string): Promise<boolean> {
  const builder = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  // An installation without development packages brings its build along.
  if (!existsSync(builder)) return existsSync(join(root, 'out/main/cli.js'))
  const stamp = sourceStamp(root)
  if (isBuilt(root, stamp)) return true
  console.log('正在构建… / Building…')
  const { exitCode } = await runChild(process.execPath, [builder, 'build', '--logLevel', 'warn'], {
    cwd: root,
  })
  if (exitCode !== 0) {
    console.error('构建失败，请查看上面的错误。/ The build failed, see the error above.')
    return false
  }
  markBuilt(root, stamp)
  return true
}
