/** A fork takes what is new with us and keeps its list, shown with git itself. */
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { isLong } from '../../long.ts'
import fc from '../../properties.ts'
import { entry, gitSettings, openRepository, type Repository, readFolder, update } from './fork.ts'
import { root, runScript } from './run-script.ts'
import { temporaryFolders } from './temporary-folder.ts'

const temporary = temporaryFolders()

const updating = readFileSync(join(root, 'docs/updating.md'), 'utf8')

const ours = {
  'content/site.yaml': 'title: Ours\n',
  'content/topics/fog.md': '---\nname: Fog\ndescription: Invented.\n---\n',
  ...Object.fromEntries(['a', 'b', 'c', 'd'].map((id) => [`content/papers/${id}.md`, entry(id.toUpperCase())])),
  'src/code.ts': 'one\ntwo\nthree\nfour\nfive\n',
  'src/old.ts': 'to be renamed\n',
  'CHANGELOG.md': '# Changelog\n\n- **The first point**, on\n  two lines.\n',
}

let project: Repository
let fork: Repository

function openFork(branch?: string): void {
  project = openRepository(temporary(), undefined, branch)
  project.commit(ours)
  fork = openRepository(temporary(), project.folder)
  fork.git('remote', 'rename', 'origin', 'upstream')
}

/** What is on the disk beside the list, against the version of the project. */
const differsElsewhere = (folder = 'content') =>
  fork.git('diff', '--name-only', 'upstream/HEAD', '--', '.', `:!${folder}`)
const isClean = () => fork.git('status', '--porcelain') === ''
const check = () => runScript('check.ts', [], { cwd: fork.folder })

describe('a fork that has put its list into content/', () => {
  const own = {
    'content/site.yaml': 'title: Mine\n',
    'content/papers/a.md': entry('Mine A', 'A note of mine.\n'),
    'content/papers/b.md': null,
    'content/papers/new.md': entry('Mine N'),
    'content/papers/crlf.md': Buffer.from(`\ufeff${entry('With a mark', 'And\nwindows.\n')}`.replaceAll('\n', '\r\n')),
  }
  const theirs = {
    'content/site.yaml': 'title: Ours, renewed\n',
    'content/papers/a.md': entry('A, mended'),
    'content/papers/b.md': entry('B, mended'),
    'content/papers/c.md': null,
    'content/papers/d.md': null,
    'content/papers/d-renamed.md': entry('D'),
    'content/papers/new.md': entry('Another of that name'),
    'content/papers/other.md': entry('One more'),
    'content/paths/way.md': '---\nname: Way\n---\n',
    'src/code.ts': 'one\ntwo\nthree\nfour\nsix\n',
    'src/old.ts': null,
    'src/new.ts': 'to be renamed\n',
    'CHANGELOG.md': '# Changelog\n\n- **The second point.**\n- **The first point**, on\n  two lines.\n',
  }

  beforeEach(() => {
    openFork()
    fork.commit(own)
    chmodSync(join(fork.folder, 'content/papers/c.md'), 0o755)
    fork.commit({})
    project.commit(theirs)
  })

  test('would get our papers and conflicts by a plain merge', () => {
    fork.git('fetch', '--quiet', 'upstream')
    expect(() => fork.git('merge', '--no-edit', 'upstream/main')).toThrow()
    expect(fork.git('diff', '--name-only', '--diff-filter=U')).toMatch(/content\/papers\/a\.md/)
    expect(existsSync(join(fork.folder, 'content/papers/other.md'))).toBe(true)
  })

  test('has it byte for byte after npm run update, beside our code, and passes the check', () => {
    const list = readFolder(fork, 'content')
    const before = fork.git('rev-parse', 'HEAD')
    const { code, stderr } = update(fork)
    expect(stderr).toMatch(/^From upstream: 1 commit\.\n- \*\*The second point\.\*\*\nTaken; content\/ is as it was\./)
    expect([code, isClean(), differsElsewhere()]).toEqual([0, true, ''])
    expect(readFolder(fork, 'content')).toEqual(list)
    expect(fork.git('rev-parse', 'HEAD^1')).toBe(before)
    expect(() => fork.git('merge-base', '--is-ancestor', 'upstream/main', 'HEAD')).not.toThrow()
    expect(check()).toMatchObject({ code: 0 })
    const [, undo = ''] = /take it back: git (.*)\.$/m.exec(stderr) ?? []
    fork.git(...undo.split(' '))
    expect([fork.git('rev-parse', 'HEAD'), readFolder(fork, 'content')]).toEqual([before, list])
  })

  test('takes one update after another, and nothing where nothing is new', () => {
    update(fork)
    fork.commit({ 'content/papers/later.md': entry('Later') })
    const head = fork.git('rev-parse', 'HEAD')
    expect(update(fork)).toMatchObject({ code: 0, stderr: 'Nothing new from upstream: all of it is here already.\n' })
    expect(fork.git('rev-parse', 'HEAD')).toBe(head)
    project.commit({ 'content/papers/later.md': entry('Ours'), 'content/papers/a.md': null, 'src/new.ts': 'newer\n' })
    const list = readFolder(fork, 'content')
    expect(update(fork).code).toBe(0)
    expect([readFolder(fork, 'content'), differsElsewhere(), isClean()]).toEqual([list, '', true])
  })

  test('sees with --dry-run what would come, and nothing is changed', () => {
    fork.commit({ 'src/code.ts': 'one\ntwo\nthree\nfour\nmine\n' })
    const [list, head] = [readFolder(fork, '.'), fork.git('rev-parse', 'HEAD')]
    const { code, stderr } = update(fork, ['--dry-run'])
    expect(stderr.split('\n').slice(1)).toEqual([
      '- **The second point.**',
      'You and the update have both changed:',
      '  src/code.ts',
      'content/ would stay as it is. Nothing was changed; without --dry-run it is.',
      '',
    ])
    const withoutGit = (files: Record<string, string>) =>
      Object.entries(files).filter(([path]) => !path.includes('.git/'))
    expect([code, fork.git('rev-parse', 'HEAD'), isClean()]).toEqual([0, head, true])
    expect(withoutGit(readFolder(fork, '.'))).toEqual(withoutGit(list))
  })

  test('has nothing changed where npm has taken --dry-run for itself', () => {
    const head = fork.git('rev-parse', 'HEAD')
    expect(update(fork, [], { npm_config_dry_run: 'true' })).toMatchObject({
      code: 2,
      stderr: /npm run … -- --dry-run/,
    })
    expect(fork.git('rev-parse', 'HEAD')).toBe(head)
  })

  test('is left as git leaves it where both have changed our code, and told what to do', () => {
    fork.commit({ 'src/code.ts': 'one\ntwo\nthree\nfour\nmine\n' })
    const [list, head] = [readFolder(fork, 'content'), fork.git('rev-parse', 'HEAD')]
    const { code, stderr } = update(fork)
    expect(code).toBe(3)
    expect(stderr).toMatch(/have both changed:\n {2}src\/code\.ts\n[\s\S]*git merge --abort\.\n$/)
    expect(fork.git('diff', '--name-only', '--diff-filter=U')).toBe('src/code.ts')
    expect(readFolder(fork, 'content')).toEqual(list)
    expect(update(fork)).toMatchObject({ code: 1, stderr: expect.stringMatching(/^A merge is under way already\./) })
    fork.git('merge', '--abort')
    expect([isClean(), fork.git('rev-parse', 'HEAD'), readFolder(fork, 'content')]).toEqual([true, head, list])
    expect(update(fork).code).toBe(3)
    fork.git('checkout', '--quiet', '--theirs', 'src/code.ts')
    fork.git('add', 'src/code.ts')
    fork.git('commit', '--quiet', '--no-edit')
    expect([readFolder(fork, 'content'), differsElsewhere()]).toEqual([list, ''])
    expect(update(fork).stderr).toMatch(/^Nothing new/)
  })

  test('can go back where the update was killed while files were written', () => {
    project.commit({ '.gitattributes': 'src/z.ts filter=broken\n', 'src/z.ts': 'late\n', 'src/late.ts': 'late\n' })
    // Git runs this filter in the middle of writing files, and it ends git as a power cut would.
    fork.git('config', 'filter.broken.smudge', 'kill -9 $PPID')
    const list = readFolder(fork, 'content')
    const { code, stderr } = update(fork)
    expect([code, existsSync(join(fork.folder, 'src/new.ts')), isClean()]).toEqual([1, true, false])
    expect([readFolder(fork, 'content'), stderr]).toEqual([
      list,
      expect.stringMatching(/git stash --include-untracked/),
    ])
    fork.git('config', '--unset', 'filter.broken.smudge')
    rmSync(join(fork.folder, '.git/index.lock'), { force: true })
    expect(update(fork)).toMatchObject({ code: 1, stderr: expect.stringMatching(/git stash --include-untracked/) })
    fork.git('stash', '--quiet', '--include-untracked')
    expect([isClean(), readFolder(fork, 'content')]).toEqual([true, list])
    expect(update(fork).code).toBe(0)
    expect([readFolder(fork, 'content'), differsElsewhere()]).toEqual([list, ''])
  })

  const kill = '#!/bin/sh\nkill -9 $PPID\n'

  test('can go back where it was killed before git had noted the merge', () => {
    const hook = join(fork.folder, '.git/hooks/pre-merge-commit')
    writeFileSync(hook, kill, { mode: 0o755 })
    const [list, head] = [readFolder(fork, 'content'), fork.git('rev-parse', 'HEAD')]
    expect(update(fork)).toMatchObject({ code: 1, stderr: expect.stringMatching(/git stash --include-untracked/) })
    rmSync(join(fork.folder, '.git/index.lock'), { force: true })
    fork.git('stash', '--quiet', '--include-untracked')
    expect([isClean(), fork.git('rev-parse', 'HEAD'), readFolder(fork, 'content')]).toEqual([true, head, list])
  })

  test('can go back, or on, where it was killed before the commit', () => {
    const hook = join(fork.folder, '.git/hooks/commit-msg')
    writeFileSync(hook, kill, { mode: 0o755 })
    const [list, head] = [readFolder(fork, 'content'), fork.git('rev-parse', 'HEAD')]
    expect(update(fork)).toMatchObject({ code: 3, stderr: expect.stringMatching(/git merge --abort goes back/) })
    expect(readFolder(fork, 'content')).toEqual(list)
    fork.git('merge', '--abort')
    expect([isClean(), fork.git('rev-parse', 'HEAD'), readFolder(fork, 'content')]).toEqual([true, head, list])
    expect(update(fork).code).toBe(3)
    rmSync(hook)
    fork.git('commit', '--quiet', '--no-edit')
    expect([isClean(), readFolder(fork, 'content'), differsElsewhere()]).toEqual([true, list, ''])
  })
})

describe('a fork that has its list in my-list/', () => {
  beforeEach(() => {
    openFork()
    fork.commit({ 'my-list/site.yaml': 'title: Mine\n', 'my-list/papers/a.md': entry('Mine A') })
    project.commit({ 'content/papers/a.md': entry('Ours'), 'content/papers/e.md': entry('E'), 'src/old.ts': null })
  })

  test('is what every command reads, without an option', () => {
    expect(check()).toMatchObject({ code: 0, stderr: '1 paper, 0 topics, 0 paths: all well.\n' })
    const { stdout } = runScript('export.ts', ['--format', 'bibtex'], { cwd: fork.folder })
    expect(stdout).toMatch(/Mine A/)
  })

  test('merges without a conflict by git alone, so also by the button of a host', () => {
    const list = readFolder(fork, 'my-list')
    fork.git('fetch', '--quiet', 'upstream')
    fork.git('merge', '--quiet', '--no-edit', 'upstream/main')
    expect([readFolder(fork, 'my-list'), differsElsewhere('my-list')]).toEqual([list, ''])
  })

  test('keeps it even if we should ever make a folder of that name, and drop it again', () => {
    const list = readFolder(fork, 'my-list')
    project.commit({ 'my-list/site.yaml': 'title: Theirs\n', 'my-list/papers/b.md': entry('Theirs') })
    expect(update(fork).code).toBe(0)
    project.commit({ 'my-list/site.yaml': null, 'my-list/papers/b.md': null })
    expect(update(fork).code).toBe(0)
    expect([readFolder(fork, 'my-list'), isClean()]).toEqual([list, true])
  })

  test('keeps it also where content/ was renamed, and git could take our edits for edits of it', () => {
    openFork()
    fork.git('mv', 'content', 'my-list')
    fork.commit({ 'my-list/papers/b.md': entry('Mine B'), 'my-list/papers/e.md': entry('Mine E') })
    const list = readFolder(fork, 'my-list')
    project.commit({
      'content/papers/a.md': entry('A', 'A note of ours.\n'),
      'content/papers/c.md': null,
      'content/papers/f.md': entry('F'),
      'src/code.ts': 'new\n',
    })
    expect(update(fork)).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/changed:\n {2}content\/papers\/a\.md\nGit/),
    })
    expect([readFolder(fork, 'my-list'), readFolder(fork, 'src')['src/code.ts']]).toEqual([
      list,
      expect.stringMatching(/new\n$/),
    ])
    fork.git('add', '--all')
    fork.git('commit', '--quiet', '--no-edit')
    expect([readFolder(fork, 'my-list'), isClean()]).toEqual([list, true])
  })

  test('comes out of content/ as docs/updating.md says, and our next versions come without a question', () => {
    openFork()
    fork.commit({ 'content/papers/a.md': entry('Mine A'), 'content/papers/b.md': null })
    const list = Object.values(readFolder(fork, 'content'))
    project.commit({ 'content/papers/a.md': entry('Ours'), 'content/papers/c.md': null })
    const [, block = ''] = /^## Move a list[\s\S]*?```sh\n([\s\S]*?)```/m.exec(updating) ?? []
    const [first, ...commands] = block.trim().split('\n')
    expect([first, commands.length]).toEqual(['npm run update', 3])
    expect(update(fork).code).toBe(0)
    for (const command of commands)
      execFileSync('sh', ['-c', command], { cwd: fork.folder, env: { ...process.env, ...gitSettings }, stdio: 'pipe' })
    for (const title of ['Ours again', 'Ours at last']) {
      project.commit({ 'content/papers/a.md': entry(title) })
      fork.git('fetch', '--quiet', 'upstream')
      fork.git('merge', '--quiet', '--no-edit', 'upstream/main')
      expect([Object.values(readFolder(fork, 'my-list')), differsElsewhere('my-list')]).toEqual([list, ''])
    }
  })

  test('gets our list as well as our code by npm run update', () => {
    const list = readFolder(fork, 'my-list')
    expect(update(fork).code).toBe(0)
    expect([readFolder(fork, 'my-list'), differsElsewhere('my-list')]).toEqual([list, ''])
    expect(fork.git('rev-parse', 'HEAD^2')).toBe(project.git('rev-parse', 'HEAD'))
  })
})

test('whatever either side does to whatever files, the list stays and the code comes', () => {
  const names = ['papers/a.md', 'papers/b.md', 'papers/e.md', 'topics/fog.md', 'site.yaml', 'deep/er/x', '-n', 'a b"c']
  const bytes = fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array))
  const edits = fc.dictionary(fc.constantFrom(...names), fc.option(bytes, { freq: 3 }), { maxKeys: 6 })
  const code = fc.dictionary(fc.constantFrom('src/code.ts', 'src/old.ts', 'src/p.ts', 'README.md'), fc.option(bytes))
  const within = (repository: Repository, files: Record<string, Buffer | null>, folder: string) =>
    Object.fromEntries(
      Object.entries(files)
        .map(([name, bytes]) => [`${folder}${name}`, bytes] as const)
        .filter(([path, bytes]) => bytes !== null || existsSync(join(repository.folder, path))),
    )
  fc.assert(
    fc.property(edits, edits, code, (mine, theirs, changed) => {
      openFork()
      fork.commit({ ...within(fork, mine, 'content/'), 'content/papers/kept.md': entry('Kept') })
      project.commit({ ...within(project, theirs, 'content/'), ...within(project, changed, ''), 'src/sure.ts': '1' })
      const list = readFolder(fork, 'content')
      expect(update(fork).code).toBe(0)
      expect([readFolder(fork, 'content'), differsElsewhere(), isClean()]).toEqual([list, '', true])
      expect(update(fork).stderr).toMatch(/^Nothing new/)
    }),
    { numRuns: isLong ? 60 : 3 },
  )
})

describe('branches', () => {
  test('may have any names: the first of the project comes into the one that is checked out', () => {
    openFork('trunk')
    fork.git('switch', '--quiet', '-c', 'list')
    fork.commit({ 'content/papers/a.md': null })
    project.commit({ 'src/code.ts': 'new\n' })
    expect(update(fork).code).toBe(0)
    expect([differsElsewhere(), fork.git('branch', '--show-current')]).toEqual(['', 'list'])
  })

  test('are chosen with --branch, and projects with --from', () => {
    openFork()
    fork.git('remote', 'remove', 'upstream')
    project.git('switch', '--quiet', '-c', 'next')
    project.commit({ 'src/next.ts': 'next\n' })
    project.git('switch', '--quiet', 'main')
    expect(update(fork, ['--from', project.folder]).stderr).toMatch(/^Nothing new/)
    expect(update(fork, ['--from', project.folder, '--branch', 'next']).code).toBe(0)
    expect(existsSync(join(fork.folder, 'src/next.ts'))).toBe(true)
  })
})

describe('nothing is changed, and it is said what to do,', () => {
  beforeEach(() => {
    openFork()
    project.commit({ 'src/code.ts': 'new\n' })
  })

  const cases: [name: string, prepare: () => void, code: number, message: RegExp, options?: string[]][] = [
    [
      'where a file is edited',
      () => writeFileSync(join(fork.folder, 'content/papers/a.md'), 'x'),
      1,
      /not committed:\n {3}M content\/papers\/a\.md\nCommit them/,
    ],
    [
      'where a file is new',
      () => writeFileSync(join(fork.folder, 'content/papers/é.md'), 'x'),
      1,
      /\?\? content\/papers\/é\.md/,
    ],
    ['where no branch is checked out', () => fork.git('checkout', '--quiet', '--detach'), 1, /git switch main/],
    [
      'where there is no git',
      () => rmSync(join(fork.folder, '.git'), { recursive: true }),
      1,
      /no clone of git[\s\S]*docs\/updating\.md/,
    ],
    [
      'where no upstream is known',
      () => fork.git('remote', 'rename', 'upstream', 'origin'),
      2,
      /git remote add upstream ADDRESS.*\(here: origin\)/,
    ],
    [
      'where the project is gone',
      () => rmSync(project.folder, { recursive: true }),
      1,
      /upstream could not be asked\. Nothing was changed/,
    ],
    [
      'where there is no such branch',
      () => {},
      1,
      /"nowhere" could not be fetched from upstream/,
      ['--branch', 'nowhere'],
    ],
    ['where the project is an option', () => {}, 2, /neither a remote nor an address/, ['--from=--upload-pack=x']],
  ]
  test.each(cases)('%s', (_, prepare, code, message, options = []) => {
    const list = readFolder(fork, 'content')
    prepare()
    const changed = readFolder(fork, 'content')
    expect(update(fork, options)).toMatchObject({ code, stderr: expect.stringMatching(message) })
    expect(readFolder(fork, 'src')['src/code.ts']).toContain('five')
    expect(readFolder(fork, 'content')).toEqual(changed)
    expect(Object.keys(changed)).toEqual(expect.arrayContaining(Object.keys(list)))
  })

  test('where git would write over files that it is told to ignore, and not where it would not', () => {
    fork.commit({ '.gitignore': 'mine*\nkept*\n' })
    const written = { 'mine.txt': 'one', 'mine/two': 'two', 'mine-é': 'three', 'kept.txt': 'four' }
    mkdirSync(join(fork.folder, 'mine'))
    for (const [path, text] of Object.entries(written)) writeFileSync(join(fork.folder, path), text)
    project.commit({ 'mine.txt': 'x', mine: 'x', 'mine-é/deep': 'x', 'src/kept.txt': 'x' })
    for (const options of [[], ['--dry-run']]) {
      const { code, stderr } = update(fork, options)
      expect([code, stderr]).toEqual([
        1,
        expect.stringMatching(/ignores and would write over:\n {2}mine\n {2}mine-é\n {2}mine\.txt\nMove them/),
      ])
    }
    for (const [path, text] of Object.entries(written)) expect(readFileSync(join(fork.folder, path), 'utf8')).toBe(text)
    for (const path of ['mine.txt', 'mine', 'mine-é']) rmSync(join(fork.folder, path), { recursive: true })
    expect(update(fork).code).toBe(0)
    expect([readFileSync(join(fork.folder, 'kept.txt'), 'utf8'), differsElsewhere()]).toEqual(['four', '.gitignore'])
  })

  test('where git does not know who commits', () => {
    fork.commit({ 'content/papers/a.md': null })
    const nobody = { GIT_AUTHOR_NAME: '', GIT_COMMITTER_NAME: '', GIT_COMMITTER_EMAIL: '', GIT_AUTHOR_EMAIL: '' }
    const { code, stderr } = update(fork, [], nobody)
    expect([code, isClean()]).toEqual([1, true])
    expect(stderr).toMatch(/ident[\s\S]*Nothing was changed\.\n$/)
  })

  test('where only the newest commits were cloned', () => {
    const shallow = openRepository(temporary())
    shallow.git('fetch', '--quiet', '--depth=1', `file://${fork.folder}`, 'main')
    shallow.git('reset', '--quiet', '--hard', 'FETCH_HEAD')
    project.git('checkout', '--quiet', '--orphan', 'apart')
    project.commit({ 'src/code.ts': 'apart\n' })
    const options = ['--from', project.folder, '--branch', 'apart']
    expect(update(shallow, options)).toMatchObject({ code: 1, stderr: expect.stringMatching(/git fetch --unshallow/) })
  })

  test('where the list was begun from a template; the advice that is given joins the two', () => {
    const copy = openRepository(temporary())
    copy.commit(ours)
    copy.git('commit', '--quiet', '--amend', '-m', 'Initial commit')
    copy.commit({ 'content/papers/a.md': entry('Mine'), 'content/papers/b.md': null })
    copy.git('remote', 'add', 'upstream', project.folder)
    const list = readFolder(copy, 'content')
    const { code, stderr } = update(copy)
    const [, advice = ''] = /^ {2}git (merge .*)$/m.exec(stderr) ?? []
    expect([code, advice]).toEqual([1, expect.stringContaining(project.git('rev-parse', 'HEAD^'))])
    copy.git(...advice.split(' '), '--no-edit')
    expect(update(copy).code).toBe(0)
    expect([readFolder(copy, 'content'), readFolder(copy, 'src')['src/code.ts']]).toEqual([
      list,
      expect.stringMatching(/new\n$/),
    ])
  })
})

test('git goes by nothing of whoever runs the tests', () => {
  openFork()
  expect(
    fork
      .git('config', '--list', '--show-origin')
      .split('\n')
      .filter((line) => !line.startsWith('file:.git/config')),
  ).toEqual([])
  expect(fork.git('log', '--format=%an', '-1')).toBe(gitSettings['GIT_AUTHOR_NAME'])
})
