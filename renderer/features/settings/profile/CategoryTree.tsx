import { Button, Input } from 'antd'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import type { ProfileFault } from '../../../../main/contract/profile-faults.ts'
import type { Category } from '../../../../main/contract/profile.ts'
import { isPlainEnter, useHotkey } from '../../../app/hotkeys.ts'
import { comma, useLanguage, useTexts } from '../../../app/i18n.ts'
import { KeyHint } from '../../../components/KeyHint.tsx'
import { StateTag } from '../../../components/StateTag.tsx'
import { CategoryForm } from './CategoryForm.tsx'
import { faultAt } from './NameFields.tsx'
import { newProfileId } from './new-id.ts'
import { texts } from './texts.ts'
import { addBehind, addBelow, rowsOf, shiftNode, type TreeRow } from './tree.ts'
import type { SectionEditor } from './useSection.ts'

interface CategoryTreeProps {
  /** Causes are a tree alike; they say besides of which categories they are plain. */
  readonly of?: 'categories' | 'causes'
  readonly editor: SectionEditor<readonly Category[]>
}

/** The tree at the left, the chosen category at the right; keys move, add and shift. */
export function CategoryTree({ editor, of = 'categories' }: CategoryTreeProps) {
  const t = useTexts(texts)
  const { draft, locked } = editor
  const [chosen, setChosen] = useState<string | null>(null)
  const [filter, setFilter] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const form = useRef<HTMLDivElement>(null)
  const rows = useMemo(() => rowsOf(draft), [draft])
  const shown = useMemo(() => matching(rows, filter), [rows, filter])
  const current = rows.find(row => row.node.id === chosen) ?? shown[0]

  const choose = (row: TreeRow | undefined) => {
    if (!row) return
    setChosen(row.node.id)
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus())
  }
  const step = (by: number) => {
    const index = shown.findIndex(row => row.node.id === current?.node.id)
    choose(shown[Math.min(shown.length - 1, Math.max(0, index + by))])
  }
  const intoForm = () => {
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('input')?.focus())
  }
  const add = (make: (node: Category) => readonly Category[]) => {
    const node: Category = { id: newProfileId(), name: { zh: '', en: '' } }
    setFilter('')
    editor.edit(make(node))
    setChosen(node.id)
    intoForm()
  }
  const addBeside = () =>
    add(node => (current ? addBehind(draft, current.node.id, node) : addBelow(draft, null, node)))
  const shift = (by: -1 | 1) => {
    if (current && !locked) editor.edit(shiftNode(draft, current.node.id, by))
  }
  useHotkey({ keys: 'J', label: t('keyNext') }, () => step(1))
  useHotkey({ keys: 'K', label: t('keyPrevious') }, () => step(-1))
  useHotkey({ keys: 'N', label: t('addBeside'), disabled: locked }, addBeside)
  useHotkey({ keys: 'Alt ArrowUp', label: t('moveUp'), disabled: locked }, () => shift(-1))
  useHotkey({ keys: 'Alt ArrowDown', label: t('moveDown'), disabled: locked }, () => shift(1))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      step(event.key === 'ArrowDown' ? 1 : -1)
    } else if (isPlainEnter(event)) {
      event.preventDefault()
      intoForm()
    }
  }
  return (
    <div className="profile-split">
      <div className="profile-list">
        <div className="profile-list-head">
          <Input
            allowClear
            value={filter}
            onChange={event => setFilter(event.target.value)}
            placeholder={t('findCategory')}
            aria-label={t('findCategory')}
          />
          {locked ? null : (
            <Button onClick={addBeside}>
              {t('addBeside')} <KeyHint keys="N" />
            </Button>
          )}
        </div>
        <div
          ref={list}
          className="profile-tree"
          role="tree"
          aria-label={t(`title.${of}`)}
          onKeyDown={onKeyDown}
        >
          {shown.map(row => (
            <CategoryRow
              key={row.node.id}
              row={row}
              selected={row.node.id === current?.node.id}
              wrong={isWrong(editor.faults, row)}
              choose={() => choose(row)}
            />
          ))}
          {shown.length === 0 ? <p className="desk-soft profile-none">{t('noneFound')}</p> : null}
        </div>
      </div>
      <div ref={form} className="profile-thing">
        {current ? (
          <CategoryForm
            key={current.node.id}
            editor={editor}
            of={of}
            row={current}
            rows={rows}
            addBelow={() => add(node => addBelow(draft, current.node.id, node))}
            shift={shift}
            onRemoved={() => setChosen(null)}
          />
        ) : null}
      </div>
    </div>
  )
}

/** A category itself, not one below it, has something that cannot stand. */
const isWrong = (faults: readonly ProfileFault[], { place }: TreeRow): boolean =>
  faults.some(({ path }) => faultAt([{ path }], place) !== undefined && path[place.length + 1] !== 'children')

interface CategoryRowProps {
  readonly row: TreeRow
  readonly selected: boolean
  readonly wrong: boolean
  choose(): void
}

function CategoryRow({ row, selected, wrong, choose }: CategoryRowProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { node, path, retired } = row
  const words = node.words ?? []
  return (
    <div
      role="treeitem"
      aria-level={path.length}
      aria-selected={selected}
      tabIndex={selected ? 0 : -1}
      className={`profile-row profile-level-${path.length}`}
      onClick={choose}
    >
      <span className={retired ? 'profile-retired' : undefined}>{node.name[language] || t('unnamed')}</span>
      {wrong ? <StateTag tone="overdue">{t('wrong')}</StateTag> : null}
      {node.retired ? <StateTag tone="off">{t('retired')}</StateTag> : null}
      <span className="profile-row-words desk-soft">{words.slice(0, 4).join(comma())}</span>
    </div>
  )
}

/** Rows that have what was typed in a name or word, with everything above them. */
function matching(rows: readonly TreeRow[], typed: string): readonly TreeRow[] {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return rows
  const shown = new Set<string>()
  for (const { node, path } of rows) {
    const said = [node.name.zh, node.name.en, ...(node.words ?? [])].join(' ').toLowerCase()
    if (said.includes(wanted)) for (const id of path) shown.add(id)
  }
  return rows.filter(row => shown.has(row.node.id))
}
