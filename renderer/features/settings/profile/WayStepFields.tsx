import { Button, Checkbox } from 'antd'
import type { ProfileFault } from '../../../../main/contract/profile-faults.ts'
import type { SheetWay } from '../../../../main/contract/profile-sheets.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { faultAt, NameFields } from './NameFields.tsx'
import { newProfileId } from './new-id.ts'
import { sheetTexts } from './sheet-texts.ts'
import { texts } from './texts.ts'

type WayStep = SheetWay['steps'][number]
type Outcome = NonNullable<WayStep['outcomes']>[number]

/** The one time a step can have beside delivery and reply, which are the sheet's own. */
const timedGoal = 'work-order'

interface WayStepFieldsProps {
  readonly step: WayStep
  /** From 1. */
  readonly number: number
  /** Where the step stands in the section. */
  readonly place: readonly PropertyKey[]
  readonly faults: readonly ProfileFault[]
  readonly locked: boolean
  onChange(step: WayStep): void
  /** Absent at the first step. */
  readonly onUp: (() => void) | undefined
  /** Absent where it is the only step. */
  readonly onRemove: (() => void) | undefined
}

/** One step of a way: names, whether it has a time, what can come out of it. */
export function WayStepFields(props: WayStepFieldsProps) {
  const { step, number, place, faults, locked, onChange, onUp, onRemove } = props
  const t = useTexts(sheetTexts)
  const shared = useTexts(texts)
  const language = useLanguage()
  const { outcomes = [] } = step
  const setOutcomes = (next: Outcome[]) => {
    const { outcomes: _, ...rest } = step
    onChange(next.length > 0 ? { ...rest, outcomes: next } : rest)
  }
  const setTimed = (on: boolean) => {
    const { goal: _, ...rest } = step
    onChange(on ? { ...rest, goal: timedGoal } : rest)
  }
  const wrong = (...below: PropertyKey[]) =>
    faults.find(
      ({ path }) =>
        path.length === place.length + 1 + below.length &&
        [...place, ...below].every((one, index) => path[index + 1] === one),
    )?.why[language]
  const said = faultAt(faults, [...place, 'goal'])?.why[language] ?? wrong('outcomes') ?? wrong('id')
  return (
    <fieldset className="profile-conditions">
      <legend>{t('step', { number })}</legend>
      <div className="profile-numbers">
        <NameFields
          name={step.name}
          locked={locked}
          faults={faults}
          place={place}
          onChange={name => onChange({ ...step, name })}
        />
      </div>
      {number === 1 && step.goal === undefined ? null : (
        <Checkbox
          checked={step.goal !== undefined}
          disabled={locked}
          onChange={event => setTimed(event.target.checked)}
        >
          {t('stepTimed')}
        </Checkbox>
      )}
      {outcomes.map((outcome, index) => (
        <div key={outcome.id} className="profile-outcome">
          <NameFields
            name={outcome.name}
            locked={locked}
            faults={faults}
            place={[...place, 'outcomes', index]}
            onChange={name => setOutcomes(outcomes.with(index, { ...outcome, name }))}
          />
          {(['needsReason', 'ends'] as const).map(member => (
            <Checkbox
              key={member}
              checked={outcome[member] ?? false}
              disabled={locked}
              onChange={event => {
                const { [member]: _, ...rest } = outcome
                setOutcomes(outcomes.with(index, event.target.checked ? { ...rest, [member]: true } : rest))
              }}
            >
              {t(`outcome.${member}`)}
            </Checkbox>
          ))}
          {locked ? null : (
            <Button
              size="small"
              type="text"
              aria-label={`${t('removeOutcome')} ${outcome.name[language] || shared('unnamed')}`}
              onClick={() => setOutcomes(outcomes.toSpliced(index, 1))}
            >
              {shared('remove')}
            </Button>
          )}
        </div>
      ))}
      {said === undefined ? null : (
        <span className="field-note field-error" role="alert">
          {said}
        </span>
      )}
      {locked ? null : (
        <div className="settings-buttons">
          <Button
            size="small"
            onClick={() => setOutcomes([...outcomes, { id: newProfileId(), name: { zh: '', en: '' } }])}
          >
            {t('addOutcome')}
          </Button>
          {onUp ? (
            <Button size="small" aria-label={`${shared('moveUp')} ${number}`} onClick={onUp}>
              {shared('moveUp')}
            </Button>
          ) : null}
          {onRemove ? (
            <Button
              size="small"
              type="text"
              danger
              aria-label={`${t('removeStep')} ${number}`}
              onClick={onRemove}
            >
              {t('removeStep')}
            </Button>
          ) : null}
        </div>
      )}
    </fieldset>
  )
}
