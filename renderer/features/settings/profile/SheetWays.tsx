import { Button } from 'antd'
import type { ProfileSheets, SheetWay } from '../../../../main/contract/profile-sheets.ts'
import { comma, useLanguage, useTexts } from '../../../app/i18n.ts'
import { NameFields } from './NameFields.tsx'
import { newProfileId } from './new-id.ts'
import { sheetTexts } from './sheet-texts.ts'
import { texts } from './texts.ts'
import type { SectionEditor } from './useSection.ts'
import { WayStepFields } from './WayStepFields.tsx'

type WayStep = SheetWay['steps'][number]

interface PartProps {
  readonly editor: SectionEditor<ProfileSheets>
}

const newStep = (): WayStep => ({ id: newProfileId(), name: { zh: '', en: '' } })

/** The ways sheets go beside delivery and reply: steps in order, with their outcomes and times. */
export function SheetWays({ editor }: PartProps) {
  const t = useTexts(sheetTexts)
  const { draft, locked, edit } = editor
  const { ways, recipients } = draft
  const set = (next: SheetWay[]) => edit({ ...draft, ways: next })
  const add = () => set([...ways, { id: newProfileId(), name: { zh: '', en: '' }, steps: [newStep()] }])
  // Recipients that went it go none from then on: a way that is not there would be refused.
  const remove = (wayId: string) =>
    edit({
      ...draft,
      ways: ways.filter(({ id }) => id !== wayId),
      recipients: recipients.map(({ way, ...rest }) =>
        way === undefined || way === wayId ? rest : { ...rest, way },
      ),
    })
  return (
    <section className="settings-part">
      <h2>{t('ways')}</h2>
      <p className="desk-soft">{t('waysHint')}</p>
      {ways.map((way, index) => (
        <WayFields
          key={way.id}
          editor={editor}
          way={way}
          index={index}
          onChange={next => set(ways.map((each, place) => (place === index ? next : each)))}
          onRemove={() => remove(way.id)}
        />
      ))}
      {locked ? null : (
        <div className="settings-buttons">
          <Button onClick={add}>{t('addWay')}</Button>
        </div>
      )}
    </section>
  )
}

interface WayFieldsProps extends PartProps {
  readonly way: SheetWay
  /** Place of the way in the section. */
  readonly index: number
  onChange(way: SheetWay): void
  onRemove(): void
}

function WayFields({ editor, way, index, onChange, onRemove }: WayFieldsProps) {
  const t = useTexts(sheetTexts)
  const shared = useTexts(texts)
  const language = useLanguage()
  const { draft, locked, faults } = editor
  const { steps } = way
  const place = ['ways', index]
  const named = way.name[language] || shared('unnamed')
  const users = draft.recipients.filter(one => one.way === way.id).map(one => one.name[language])
  const setSteps = (next: WayStep[]) => onChange({ ...way, steps: next })
  const shift = (at: number, by: number) => {
    const next = [...steps]
    const [moved] = next.splice(at, 1)
    if (moved) setSteps(next.toSpliced(at + by, 0, moved))
  }
  const wrong = faults.find(({ path }) => path.length === 4 && path[2] === index && path[3] === 'steps')
  return (
    <fieldset className="profile-conditions">
      <legend>{named}</legend>
      <div className="profile-numbers">
        <NameFields
          name={way.name}
          locked={locked}
          faults={faults}
          place={place}
          onChange={name => onChange({ ...way, name })}
        />
      </div>
      <p className="desk-soft">
        {users.length > 0 ? t('wayOf', { recipients: users.join(comma()) }) : t('wayOfNobody')}
      </p>
      {steps.map((step, at) => (
        <WayStepFields
          key={step.id}
          step={step}
          number={at + 1}
          place={[...place, 'steps', at]}
          faults={faults}
          locked={locked}
          onChange={next => setSteps(steps.map((each, other) => (other === at ? next : each)))}
          onUp={at === 0 ? undefined : () => shift(at, -1)}
          onRemove={steps.length === 1 ? undefined : () => setSteps(steps.toSpliced(at, 1))}
        />
      ))}
      {wrong ? (
        <span className="field-note field-error" role="alert">
          {wrong.why[language]}
        </span>
      ) : null}
      {locked ? null : (
        <div className="settings-buttons">
          <Button size="small" onClick={() => setSteps([...steps, newStep()])}>
            {t('addStep')}
          </Button>
          <Button
            size="small"
            type="text"
            danger
            aria-label={`${t('removeWay')} ${named}`}
            onClick={onRemove}
          >
            {t('removeWay')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
