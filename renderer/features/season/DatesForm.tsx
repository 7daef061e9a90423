import { Button, Input } from 'antd'
import { useState } from 'react'
import type { SeasonPlan } from '../../../main/contract/season.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DateField } from '../../components/date/DateField.tsx'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { MeanwhileNote } from '../../components/meanwhile/MeanwhileNote.tsx'
import { useMeanwhile } from '../../components/meanwhile/useMeanwhile.ts'
import { FormFoot } from './FormFoot.tsx'
import { texts } from './texts.ts'

const names = ['fromDay', 'toDay', 'dayFrom', 'nightFrom'] as const

/** When the season runs, and when its shifts begin. */
export function DatesForm({ season, edits }: { readonly season: SeasonPlan; readonly edits: boolean }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const [open, setOpen] = useState(false)
  const save = useCommand(trpc.season.change, { onSuccess: () => setOpen(false) })
  const { fromDay, toDay, dayFrom, nightFrom } = season
  const fresh = { fromDay, toDay, dayFrom, nightFrom }
  const [entry, setEntry] = useState(fresh)
  const set = (part: Partial<typeof entry>) => setEntry(current => ({ ...current, ...part }))
  const meanwhile = useMeanwhile({
    now: fresh,
    mine: entry,
    take: field => set({ [field]: fresh[field as keyof typeof fresh] }),
  })
  return (
    <section>
      <h2>{t('dates')}</h2>
      {open ? (
        <DeskForm
          onSubmit={() => save.send({ seasonId: season.id, ...entry, base: meanwhile.base })}
          ctrlEnter
          className="season-form"
          label={t('dates')}
        >
          {names.map(name => (
            <Field key={name} label={t(name)}>
              {control =>
                name === 'fromDay' || name === 'toDay' ? (
                  <DateField {...control} value={entry[name]} onChange={value => set({ [name]: value })} />
                ) : (
                  <Input
                    {...control}
                    maxLength={5}
                    placeholder="08:00"
                    value={entry[name]}
                    onChange={event => set({ [name]: event.target.value })}
                  />
                )
              }
            </Field>
          ))}
          <MeanwhileNote
            meanwhile={meanwhile}
            thing={season}
            label={field => {
              const known = names.find(name => name === field)
              return known && t(known)
            }}
          />
          <ErrorNote error={save.error} />
          <FormFoot pending={save.pending} onCancel={() => setOpen(false)} />
        </DeskForm>
      ) : (
        <div className="season-actions">
          <span>{`${fromDay} – ${toDay}`}</span>
          <span>{`${t('shiftDay')} ${dayFrom} · ${t('shiftNight')} ${nightFrom}`}</span>
          {edits ? (
            <Button
              size="small"
              onClick={() => {
                setEntry(fresh)
                setOpen(true)
              }}
            >
              {t('change')}
            </Button>
          ) : null}
        </div>
      )}
    </section>
  )
}
