import { Button, Checkbox, Select } from 'antd'
import { type CaseKind, caseKinds } from '../../../../main/contract/cases.ts'
import type { Category } from '../../../../main/contract/profile.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { Field } from '../../../components/Field.tsx'
import { KeyHint } from '../../../components/KeyHint.tsx'
import { faultAt, NameFields } from './NameFields.tsx'
import { texts } from './texts.ts'
import { changeNode, deepest, mayStandBelow, moveBelow, removeNode, rowsOf, type TreeRow } from './tree.ts'
import type { SectionEditor } from './useSection.ts'
import { CausesCategories } from './CausesCategories.tsx'
import { WordsField } from './WordsField.tsx'
import { useKindText } from '../../cases/useProfile.ts'

interface CategoryFormProps {
  readonly of: 'categories' | 'causes'
  readonly editor: SectionEditor<readonly Category[]>
  readonly row: TreeRow
  readonly rows: readonly TreeRow[]
  addBelow(): void
  shift(by: -1 | 1): void
  onRemoved(): void
}

/** One category: names, words, kinds, where it stands, whether it is still offered. */
export function CategoryForm({ editor, of, row, rows, addBelow, shift, onRemoved }: CategoryFormProps) {
  const t = useTexts(texts)
  const kindText = useKindText()
  const language = useLanguage()
  const { draft, shipped, locked, faults } = editor
  const { node, path, place } = row
  const change = (make: (node: Category) => Category) => editor.edit(changeNode(draft, node.id, make))
  const isShipped = rowsOf(shipped).some(each => each.node.id === node.id)
  const parents = rows.filter(other => mayStandBelow(row, other))
  return (
    <div className="profile-form">
      <h2>{path.map(id => nameIn(rows, id)[language] || t('unnamed')).join(' › ')}</h2>
      <NameFields
        name={node.name}
        locked={locked}
        faults={faults}
        place={place}
        onChange={name => change(old => ({ ...old, name }))}
      />
      <WordsField
        label={t('words')}
        hint={t('wordsHint')}
        words={node.words ?? []}
        locked={locked}
        error={faultAt(faults, [...place, 'words'])?.why[language]}
        onChange={words =>
          change(old =>
            without(words.length > 0 ? { ...old, words } : old, words.length > 0 ? undefined : 'words'),
          )
        }
      />
      {of === 'causes' ? <CausesCategories node={node} locked={locked} change={change} /> : null}
      <Field label={t('usualKinds')} hint={t('usualKindsHint')}>
        {({ id }) => (
          <Checkbox.Group
            className="profile-kinds"
            value={[...(node.kinds ?? [])]}
            disabled={locked}
            options={caseKinds.map((kind, index) => ({
              value: kind,
              label: kindText(kind),
              ...(index === 0 ? { id } : {}),
            }))}
            onChange={kinds =>
              change(old =>
                without(
                  kinds.length > 0 ? { ...old, kinds: inOrder(kinds) } : old,
                  kinds.length > 0 ? undefined : 'kinds',
                ),
              )
            }
          />
        )}
      </Field>
      <Field label={t('belongsTo')} hint={t('belongsToHint')}>
        {({ id }) => (
          <Select
            id={id}
            aria-label={t('belongsTo')}
            showSearch={{ optionFilterProp: 'label' }}
            disabled={locked}
            value={path.at(-2) ?? ''}
            options={[
              { value: '', label: t('firstLevel') },
              ...parents.map(other => ({
                value: other.node.id,
                label: other.path.map(each => nameIn(rows, each)[language]).join(' › '),
              })),
            ]}
            onChange={parent => editor.edit(moveBelow(draft, node.id, parent === '' ? null : parent))}
          />
        )}
      </Field>
      <Checkbox
        checked={node.retired === true}
        disabled={locked}
        onChange={event =>
          change(old => (event.target.checked ? { ...old, retired: true } : without(old, 'retired')))
        }
      >
        {t('retire')}
      </Checkbox>
      <p className="desk-soft">{t('retireHint')}</p>
      {locked ? null : (
        <div className="settings-buttons profile-wrap">
          <Button onClick={() => shift(-1)}>
            {t('moveUp')} <KeyHint keys="Alt ↑" />
          </Button>
          <Button onClick={() => shift(1)}>
            {t('moveDown')} <KeyHint keys="Alt ↓" />
          </Button>
          <Button onClick={addBelow} disabled={path.length >= deepest}>
            {t('addBelow')}
          </Button>
          {isShipped ? null : (
            <Button
              danger
              onClick={() => {
                editor.edit(removeNode(draft, node.id))
                onRemoved()
              }}
            >
              {t('remove')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

const nameIn = (rows: readonly TreeRow[], id: string) =>
  rows.find(row => row.node.id === id)?.node.name ?? { zh: id, en: id }

/** Kinds as the intake has them, whatever the order they were ticked in. */
const inOrder = (kinds: readonly CaseKind[]): CaseKind[] => caseKinds.filter(kind => kinds.includes(kind))

/** The node without a member that says nothing. */
function without(node: Category, member: 'words' | 'kinds' | 'retired' | undefined): Category {
  if (member === undefined) return node
  const { [member]: _, ...rest } = node
  return rest
}
