// `npm start`. Plain JavaScript that an old Node can read too: its first work is to find a Node that is new enough.
import { spawn } from 'child_process'
import { existsSync } from 'fs'
import { dirname, join } from 'path'
import { fileURLToPath, pathToFileURL } from 'url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const start = join(root, 'scripts', 'start.ts')

/** The first version that runs the TypeScript sources as they are; the database needs 22 at least. */
const NEEDED = [22, 18]

if (isNewEnough(process.versions.node)) {
  import(pathToFileURL(start).href)
    .then(function run(module) {
      return module.main(process.argv.slice(2))
    })
    .catch(fail)
} else {
  const pinned = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(pinned)) runWith(pinned)
  else tellTooOld()
}

function isNewEnough(version) {
  const parts = version.split('.').map(Number)
  return parts[0] > NEEDED[0] || (parts[0] === NEEDED[0] && parts[1] >= NEEDED[1])
}

function runWith(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url)].concat(process.argv.slice(2)), {
    stdio: 'inherit',
    cwd: root,
  })
  // A terminal sends Ctrl-C to the child itself; only other senders need it passed on.
  process.on('SIGINT', function pass() {
    if (!process.stdin.isTTY) child.kill('SIGINT')
  })
  process.on('SIGTERM', function pass() {
    child.kill('SIGTERM')
  })
  child.on('error', tellTooOld)
  child.on('exit', function end(code) {
    process.exit(code === null ? 1 : code)
  })
}

function tellTooOld() {
  process.stderr.write(
    '需要 Node.js ' +
      NEEDED.join('.') +
      ' 以上（现在是 ' +
      process.versions.node +
      '），请运行 npm ci 安装随附版本。' +
      ' Node.js ' +
      NEEDED.join('.') +
      ' or newer is needed (this is ' +
      process.versions.node +
      '); run npm ci to install the bundled one.\n',
  )
  process.exit(1)
}

function fail(error) {
  process.stderr.write(String(error && error.stack ? error.stack : error) + '\n')
  process.exit(1)
}
