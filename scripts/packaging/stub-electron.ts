import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What Electron's fuse tools look for in the binary: a mark, the version of the scheme, and a state for each fuse. */
const FUSE_MARK = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FUSES = 9

/**
 * A folder that looks to the packer like an unpacked Electron for Linux, with no program in it. All fuses are set
 * the wrong way round, so that what the packer turns is seen.
 */
export function writeStubElectron(folder: string, version: string): void {
  mkdirSync(join(folder, 'resources'), { recursive: true })
  mkdirSync(join(folder, 'locales'))
  // RunAsNode, cookies, NODE_OPTIONS, inspect, integrity, only asar, snapshot, file privileges, wasm handlers.
  const wrongWay = '101100011'.slice(0, FUSES)
  const wire = Buffer.concat([Buffer.from(FUSE_MARK), Buffer.from([1, FUSES]), Buffer.from(wrongWay)])
  writeFileSync(
    join(folder, 'electron'),
    Buffer.concat([Buffer.from('stub of Electron\n'), wire, Buffer.alloc(64)]),
  )
  chmodSync(join(folder, 'electron'), 0o755)
  writeFileSync(join(folder, 'chrome-sandbox'), '')
  writeFileSync(join(folder, 'version'), version)
  writeFileSync(join(folder, 'LICENSE'), '')
  writeFileSync(join(folder, 'LICENSES.chromium.html'), '')
  writeFileSync(join(folder, 'locales', 'en-US.pak'), '')
  writeFileSync(join(folder, 'locales', 'zh-CN.pak'), '')
}
