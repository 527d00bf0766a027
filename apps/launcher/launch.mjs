// The first file every npm script runs. It must work on any Node a machine may have and with nothing installed, so it
// is plain JavaScript in an old style and imports only what Node itself brings. It installs what is missing, then
// hands over to the Node that the project brings along.
import { spawn, spawnSync } from 'child_process'
import { createHash } from 'crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'fs'
import { delimiter, dirname, join } from 'path'
import { fileURLToPath } from 'url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const inRoot = (...parts) => join(root, ...parts)
const windows = process.platform === 'win32'
const nodeBinary = inRoot('node_modules', 'node', 'bin', windows ? 'node.exe' : 'node')

const cannotWrite = 'The folder ' + root + ' cannot be written to: put the project where you may write.'
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']

const programs = {
  start: 'apps/launcher/start.ts',
  dev: 'apps/launcher/dev.ts',
  test: 'apps/launcher/test.ts',
  build: 'apps/launcher/build.ts',
  migrate: 'apps/launcher/migrate.ts',
  saldo: 'apps/launcher/saldo.ts',
  bench: 'bench/main.ts',
  soak: 'bench/soak.ts',
  pictures: 'docs/pictures.ts',
}

function halt(sentence) {
  process.stderr.write(sentence + '\n')
  process.exit(1)
}

/** Runs npm quietly; what it has to say is shown only when it fails. */
function npm(args, sentence) {
  const script = process.env.npm_execpath
  const command = script ? process.execPath : windows ? 'npm.cmd' : 'npm'
  const options = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error']
  const child = spawn(command, [...(script ? [script] : []), ...args, ...options], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: windows && !script,
  })
  const pass = (signal) => child.kill(signal)
  for (const signal of signals) process.on(signal, pass)
  let words = ''
  child.stdout.on('data', (text) => (words += text))
  child.stderr.on('data', (text) => (words += text))
  return new Promise((done) => {
    child.on('error', (error) => halt('npm could not be started: ' + error.message + '.'))
    child.on('close', (code, killed) => {
      for (const signal of signals) process.off(signal, pass)
      if (code === 0) return done()
      if (killed) process.exit(1)
      const readOnly = /EROFS|EACCES|EPERM/.test(words)
      halt(words.trim() + '\n' + (readOnly ? cannotWrite : sentence))
    })
  })
}

/** Installs when package-lock.json is not the one that was installed last. */
async function installIfStale() {
  const stampFile = inRoot('node_modules', '.installed')
  const hash = () =>
    createHash('sha256')
      .update(readFileSync(inRoot('package-lock.json')))
      .digest('hex')
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash()) return
  // Asked of the system before npm, whose own words for a read-only folder are "no such file".
  if (!existsSync(dirname(stampFile))) mkdirSync(dirname(stampFile))
  writeFileSync(stampFile, 'installing')
  process.stderr.write('Installing what is missing (about a minute, once) …\n')
  // `npm ci` would reject a lock file whose registry lacks other platforms' packages; `install` honours it too.
  // Tools that build the pages count as development dependencies, and production needs them as well.
  await npm(
    ['install', '--include=dev'],
    'npm could not install the packages: see above, and start again when it can.',
  )
  writeFileSync(stampFile, hash())
}

/** The package `node` fetches its binary in an install script; where scripts are turned off, we fetch it. */
async function bringNode() {
  if (existsSync(nodeBinary)) return
  const manifest = inRoot('node_modules', 'node', 'package.json')
  if (!existsSync(manifest)) halt('node_modules is incomplete: delete that folder and start again.')
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'
  const name = [prefix, windows ? 'win' : process.platform, process.arch].join('-')
  const version = JSON.parse(readFileSync(manifest, 'utf8')).version
  const folder = inRoot('node_modules', '.node-binary')
  const found = join(folder, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node')
  if (!existsSync(found)) {
    process.stderr.write('Fetching Node ' + version + ' …\n')
    mkdirSync(folder, { recursive: true })
    await npm(
      [
        'install',
        '--prefix',
        folder,
        '--ignore-scripts',
        '--no-save',
        '--no-package-lock',
        name + '@' + version,
      ],
      'npm could not fetch ' + name + '@' + version + ', the Node this project runs on.',
    )
  }
  mkdirSync(dirname(nodeBinary), { recursive: true })
  linkSync(found, nodeBinary)
  const shortcut = inRoot('node_modules', '.bin', 'node')
  mkdirSync(dirname(shortcut), { recursive: true })
  if (!windows && !existsSync(shortcut)) symlinkSync('../node/bin/node', shortcut)
}

function handOver(program, args) {
  const env = Object.assign({}, process.env, {
    PATH: inRoot('node_modules', '.bin') + delimiter + process.env.PATH,
    // Compiled code is kept between starts, which takes half a second off each.
    NODE_COMPILE_CACHE: inRoot('node_modules', '.cache', 'compiled'),
  })
  // The channel carries no message: it closes when this process dies, however it dies.
  const child = spawn(nodeBinary, [inRoot(program), ...args], {
    env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  child.on('error', (error) => halt('Node could not be started: ' + error.message + '.'))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : code))
  // From a terminal Ctrl-C reaches the child twice, by itself and through us; it takes both as one.
  for (const signal of signals) process.on(signal, () => child.kill(signal))
  stopWithNpm(child)
}

/** When npm is killed outright, nobody tells us: the program would run on, unseen, and keep its port. */
function stopWithNpm(child) {
  if (!process.env.npm_lifecycle_event || windows) return
  // npm runs us in a shell, which may or may not have made way for us.
  const shell = process.ppid
  const npm = /npm|node/.test(ask(shell, 'comm')) ? shell : ask(shell, 'ppid')
  const alive = () => process.ppid === shell && (npm === shell || ask(shell, 'ppid') === npm)
  setInterval(() => alive() || child.kill('SIGTERM'), 500).unref()
}

/** One fact about a process; from the system's own files where there are some, because they cost nothing. */
function ask(pid, fact) {
  const status = '/proc/' + pid + '/status'
  if (!existsSync('/proc/self/status')) {
    return spawnSync('ps', ['-o', fact + '=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim()
  }
  const name = fact === 'ppid' ? 'PPid' : 'Name'
  const line =
    existsSync(status) && readFileSync(status, 'utf8').match(new RegExp('^' + name + ':\\s*(.*)$', 'm'))
  return line ? line[1] : ''
}

async function main() {
  const major = Number(process.versions.node.split('.')[0])
  if (major < 20)
    halt('Saldo needs Node 20 or newer to start, and this is Node ' + process.versions.node + '.')
  const [name, ...args] = process.argv.slice(2)
  const program = programs[name]
  if (!program) halt('Say what to run: ' + Object.keys(programs).join(', ') + '.')
  try {
    await installIfStale()
    await bringNode()
  } catch (error) {
    if (!/EROFS|EACCES|EPERM/.test(error.code)) throw error
    halt(cannotWrite)
  }
  handOver(program, args)
}

void main()
