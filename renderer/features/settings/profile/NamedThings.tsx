import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Words } from '../../../../main/contract/words.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { StateTag } from '../../../components/StateTag.tsx'
import { namedThingTexts } from './named-thing-texts.ts'
import { faultAt, NameFields } from './NameFields.tsx'
import { newProfileId } from './new-id.ts'
import { sameContent } from './same-content.ts'
import { texts } from './texts.ts'
import { ThingSplit } from './ThingSplit.tsx'
import type { SectionEditor } from './useSection.ts'

interface NamedThing {
  readonly id: string
  readonly name: Words
  readonly retired?: true | undefined
}

export interface ThingFieldsProps<T extends NamedThing> {
  readonly thing: T
  readonly locked: boolean
  /** What is wrong with one of its members, or below it. */
  fault(...member: readonly PropertyKey[]): string | undefined
  onChange(thing: T): void
}

interface NamedThingsProps<T extends NamedThing> {
  readonly editor: Pick<SectionEditor<unknown>, 'locked' | 'faults'>
  readonly label: string
  readonly addLabel: string
  /** Where the list stands in the section. */
  readonly place: readonly PropertyKey[]
  readonly things: readonly T[]
  /** The same list as it came with the program. */
  readonly shipped: readonly T[]
  make(named: Pick<NamedThing, 'id' | 'name'>): T
  /** What a row says beside the name. */
  says?(thing: T): string
  /** What it has beside its names. */
  renderFields?(props: ThingFieldsProps<T>): ReactNode
  onChange(things: T[]): void
}

/** Named things in an order, each with its own fields: what was shipped can be taken out and brought back. */
export function NamedThings<T extends NamedThing>(props: NamedThingsProps<T>) {
  const { editor, label, addLabel, place, things, shipped, make, says, renderFields, onChange } = props
  const t = useTexts(namedThingTexts)
  const shared = useTexts(texts)
  const language = useLanguage()
  const { locked, faults } = editor
  const removed = shipped.filter(one => !things.some(({ id }) => id === one.id))
  const move = (index: number, by: -1 | 1) => {
    const one = things[index]
    const other = things[index + by]
    if (one && other) onChange(things.with(index, other).with(index + by, one))
  }
  return (
    <ThingSplit
      label={label}
      things={things}
      locked={locked}
      addLabel={addLabel}
      foot={removed.map(one => (
        <p key={one.id} className="desk-soft">
          {t('takenOut', { name: one.name[language] })}
          <Button type="link" size="small" onClick={() => onChange([...things, one])}>
            {t('bringBack')}
          </Button>
        </p>
      ))}
      make={() => make({ id: newProfileId(), name: { zh: '', en: '' } })}
      onChange={onChange}
      renderRow={(thing, index) => {
        const fromProgram = shipped.find(({ id }) => id === thing.id)
        return (
          <>
            <span className={thing.retired ? 'profile-rule-name profile-retired' : 'profile-rule-name'}>
              {thing.name[language] || shared('unnamed')}{' '}
              {faultAt(faults, [...place, index]) ? (
                <StateTag tone="overdue">{shared('wrong')}</StateTag>
              ) : null}
              {thing.retired ? <StateTag tone="off">{shared('retired')}</StateTag> : null}
              {fromProgram ? null : <StateTag tone="plain">{t('own')}</StateTag>}
              {fromProgram && !sameContent(fromProgram, thing) ? (
                <StateTag tone="plain">{shared('changedHere')}</StateTag>
              ) : null}
            </span>
            {says ? <span className="desk-soft">{says(thing)}</span> : null}
          </>
        )
      }}
      renderForm={(thing, index, remove) => {
        const change = (next: T) => onChange(things.with(index, next))
        const fromProgram = shipped.find(({ id }) => id === thing.id)
        return (
          <div className="profile-form" key={thing.id}>
            <h2>{thing.name[language] || shared('unnamed')}</h2>
            <NameFields
              name={thing.name}
              locked={locked}
              faults={faults}
              place={[...place, index]}
              onChange={name => change({ ...thing, name })}
            />
            {renderFields?.({
              thing,
              locked,
              fault: (...member) => faultAt(faults, [...place, index, ...member])?.why[language],
              onChange: change,
            })}
            {locked ? null : (
              <div className="settings-buttons">
                <Button disabled={index === 0} onClick={() => move(index, -1)}>
                  {shared('moveUp')}
                </Button>
                <Button disabled={index === things.length - 1} onClick={() => move(index, 1)}>
                  {shared('moveDown')}
                </Button>
                {fromProgram && !sameContent(fromProgram, thing) ? (
                  <Button onClick={() => change(fromProgram)}>{t('toShipped')}</Button>
                ) : null}
                <Button danger onClick={remove}>
                  {shared('remove')}
                </Button>
              </div>
            )}
          </div>
        )
      }}
    />
  )
}
