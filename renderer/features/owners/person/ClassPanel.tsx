import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { conditionWords } from '../../../../main/contract/profile-classes.ts'
import { ofOneThing, type Outputs, useCommand, useTRPC } from '../../../app/api.ts'
import { formatMoney } from '../../../app/format.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { StrokeNote } from '../../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../../components/meanwhile/useStroke.ts'
import { StateTag } from '../../../components/StateTag.tsx'
import { Time } from '../../../components/Time.tsx'
import { useUndo } from '../../../components/undo.tsx'
import { useProfile } from '../../cases/useProfile.ts'
import { ClassForm } from './ClassForm.tsx'
import { classTexts } from './class-texts.ts'

export type PersonClass = NonNullable<Outputs['people']['classOf']>

/** The class of a customer with its reason, by rule or by hand; nothing on a desk without classes. */
export function ClassPanel({ personId }: { readonly personId: string }) {
  const t = useTexts(classTexts)
  const trpc = useTRPC()
  const may = useMay()
  const language = useLanguage()
  const offered = useProfile()?.classes ?? []
  const offerUndo = useUndo()
  const found = useQuery({ ...trpc.people.classOf.queryOptions({ personId }), ...ofOneThing })
  const setClass = useCommand(trpc.people.setClass)
  const computeClass = useCommand(trpc.people.computeClass)
  const [editing, setEditing] = useState(false)
  const shown = found.data
  const given = shown?.hand
  const now = { class: given ? (shown.holds?.id ?? null) : null, reason: given?.reason ?? null }
  const setting = useStroke(setClass, { now, open: editing, onTake: () => setEditing(false) })
  const toRule = useStroke(computeClass, { now, says: () => ({}) })
  if (found.isError) return <ErrorNote error={found.error} />
  if (!shown) return null
  const { holds, hand } = shown
  /** As it is now, so that what follows can be taken back. */
  const asBefore = (base: { class: string | null; reason: string | null }) =>
    hand === null
      ? computeClass.run({ personId, base })
      : setClass.run({ personId, class: holds?.id ?? null, reason: hand.reason ?? '', base })
  const toRules = () =>
    toRule.send({ personId }, () => offerUndo(t('nowByRules'), () => asBefore({ class: null, reason: null })))
  const name = (id: unknown) =>
    id === holds?.id ? holds?.name[language] : offered.find(rule => rule.id === id)?.name[language]
  return (
    <section className="owner-panel" aria-label={t('title')}>
      <header>
        <h2>{t('title')}</h2>
        {may('person.edit') && !editing ? (
          <Button size="small" type="link" onClick={() => setEditing(true)}>
            {hand ? t('change') : t('set')}
          </Button>
        ) : null}
      </header>
      <p>
        {holds ? (
          <StateTag tone="plain">{holds.name[language]}</StateTag>
        ) : (
          <span className="desk-soft">{t('none')}</span>
        )}
      </p>
      <Why shown={shown} />
      {hand && may('person.edit') && !editing ? (
        <Button size="small" loading={computeClass.pending} onClick={toRules}>
          {t('toRules')}
        </Button>
      ) : null}
      {editing ? (
        <ClassForm
          shown={shown}
          pending={setClass.pending}
          error={setting.error}
          onClose={() => {
            setEditing(false)
            setClass.reset()
          }}
          onSend={next =>
            // A refusal stands in the form, and everything typed stays.
            setting.send({ personId, ...next }, () => {
              setEditing(false)
              offerUndo(t('saved'), () => asBefore(next))
            })
          }
        />
      ) : null}
      {[{ ...setting, error: null }, toRule].map((stroke, index) => (
        <StrokeNote
          key={index === 0 ? 'set' : 'rules'}
          stroke={stroke}
          thing={{ id: personId }}
          label={field => t(field === 'class' ? 'class' : 'reason')}
          say={(field, value) => (field === 'class' ? name(value) : undefined)}
        />
      ))}
    </section>
  )
}

/** By which rule it is so, or who set it and why; what the rules would say beside what was set. */
function Why({ shown: { hand, computed } }: { readonly shown: PersonClass }) {
  const t = useTexts(classTexts)
  const language = useLanguage()
  const rule = computed && conditionWords(computed.condition)[language]
  const by = computed?.condition.by
  const figure =
    computed && by && computed.figure !== null
      ? t(`figure.${by}`, {
          figure: by === 'price' ? formatMoney(computed.figure) : String(computed.figure),
        })
      : null
  return (
    <>
      {hand ? (
        <>
          <p>{hand.reason === null ? t('byHandErased') : t('byHand', { reason: hand.reason })}</p>
          <p className="desk-soft">
            {hand.byName === null ? null : t('setBy', { name: hand.byName })}
            <Time at={hand.at} />
          </p>
          <p className="desk-soft">
            {computed && rule ? t('rulesSay', { name: computed.name[language], rule }) : t('rulesSayNone')}
          </p>
        </>
      ) : (
        <p>{rule ? t('byRule', { rule }) : t('byNoRule')}</p>
      )}
      {figure ? <p className="desk-soft desk-figures">{figure}</p> : null}
    </>
  )
}
