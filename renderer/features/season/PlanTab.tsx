import { Button, Input } from 'antd'
import { useState } from 'react'
import {
  type ContactRole,
  contactRoles,
  type SeasonContact,
  type SeasonPlan,
  type SeasonTask,
  seasonTasks,
} from '../../../main/contract/season.ts'
import { contactRoleWords, seasonTaskWords } from '../../../main/contract/season-words.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { MeanwhileNote } from '../../components/meanwhile/MeanwhileNote.tsx'
import { StrokeNote } from '../../components/meanwhile/StrokeNote.tsx'
import { useMeanwhile } from '../../components/meanwhile/useMeanwhile.ts'
import { useStroke } from '../../components/meanwhile/useStroke.ts'
import { useWord } from '../cases/words.ts'
import { ExportRegister } from '../registers/ExportRegister.tsx'
import { DatesForm } from './DatesForm.tsx'
import { FormFoot } from './FormFoot.tsx'
import { type PersonEntry, PersonFields, personSent, phoneIsWrong } from './PersonFields.tsx'
import { texts } from './texts.ts'

interface ContactLine {
  readonly role: ContactRole
  /** Null where nobody was given. */
  readonly contact: SeasonContact | null
}

interface PlanProps {
  readonly season: SeasonPlan
  readonly edits: boolean
}

/** Who answers for what, whom to call, and when the season runs. */
export function PlanTab({ season, edits }: PlanProps) {
  const t = useTexts(texts)
  const word = useWord()
  const [task, setTask] = useState<SeasonTask>()
  const [contact, setContact] = useState<ContactLine>()
  const personOf = (of: SeasonTask) => season.responsible.find(one => one.task === of)
  const rows = contactRoles.flatMap((role): ContactLine[] => {
    const known = season.contacts.filter(one => one.role === role)
    if (known.length > 0) return known.map(one => ({ role, contact: one }))
    return role === 'other' ? [] : [{ role, contact: null }]
  })
  return (
    <>
      <section>
        <h2>{t('responsible')}</h2>
        <div className="season-table">
          <table aria-label={t('responsible')}>
            <tbody>
              {seasonTasks.map(one => {
                const person = personOf(one)
                return (
                  <tr key={one}>
                    <th scope="row">{word(seasonTaskWords[one])}</th>
                    <td>{person ? person.name : <span className="desk-soft">{t('nobody')}</span>}</td>
                    <td>{person?.phone}</td>
                    <td>
                      {edits ? (
                        <Button
                          size="small"
                          aria-label={`${t('change')} ${word(seasonTaskWords[one])}`}
                          onClick={() => setTask(one)}
                        >
                          {t('change')}
                        </Button>
                      ) : null}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      </section>
      <section>
        <div className="season-actions">
          <h2>{t('contacts')}</h2>
          <ExportRegister
            seen={{ list: { list: 'season-contacts', year: season.year }, title: t('contacts'), words: [] }}
          />
          {edits ? (
            <Button size="small" onClick={() => setContact({ role: 'other', contact: null })}>
              {t('add')}
            </Button>
          ) : null}
        </div>
        <div className="season-table">
          <table aria-label={t('contacts')}>
            <tbody>
              {rows.map(row => (
                <tr key={row.contact?.id ?? row.role}>
                  <th scope="row">{word(contactRoleWords[row.role])}</th>
                  <td>
                    {row.contact ? row.contact.name : <span className="desk-soft">{t('notGiven')}</span>}
                  </td>
                  <td>{row.contact?.phone}</td>
                  <td>{row.contact?.note}</td>
                  <td>
                    {edits ? (
                      <Button
                        size="small"
                        aria-label={`${t(row.contact ? 'change' : 'add')} ${word(contactRoleWords[row.role])}`}
                        onClick={() => setContact(row)}
                      >
                        {t(row.contact ? 'change' : 'add')}
                      </Button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <DatesForm key={season.id} season={season} edits={edits} />
      {task ? <TaskForm season={season} task={task} onClose={() => setTask(undefined)} /> : null}
      {contact ? <ContactForm season={season} {...contact} onClose={() => setContact(undefined)} /> : null}
    </>
  )
}

interface TaskFormProps {
  readonly season: SeasonPlan
  readonly task: SeasonTask
  onClose(): void
}

function TaskForm({ season, task, onClose }: TaskFormProps) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const current = season.responsible.find(one => one.task === task)
  const [entry, setEntry] = useState<PersonEntry>({
    staffId: current?.staffId ?? null,
    name: current?.staffId == null ? (current?.name ?? '') : '',
    phone: current?.phone ?? '',
  })
  const command = useCommand(trpc.season.setResponsible, { onSuccess: onClose })
  const stroke = useStroke(command, {
    now: {
      staffId: current?.staffId ?? null,
      name: current?.staffId == null ? (current?.name ?? null) : null,
    },
    open: true,
    says: ({ person }) => ({
      staffId: person && 'staffId' in person ? person.staffId : null,
      name: person && 'name' in person ? person.name : null,
    }),
    onTake: onClose,
  })
  const about = { seasonId: season.id, task }
  const submit = () => {
    if (phoneIsWrong(entry.phone)) return
    stroke.send({ ...about, person: personSent(entry) ?? null })
  }
  return (
    <Dialog title={word(seasonTaskWords[task])} footer={null} width={460} onCancel={onClose}>
      <DeskForm onSubmit={submit} ctrlEnter className="season-form" label={word(seasonTaskWords[task])}>
        <PersonFields value={entry} onChange={setEntry} />
        <StrokeNote stroke={stroke} thing={season} label={() => t('who')} />
        <FormFoot pending={stroke.pending} onCancel={onClose} />
      </DeskForm>
    </Dialog>
  )
}

interface ContactFormProps extends ContactLine {
  readonly season: SeasonPlan
  onClose(): void
}

const contactEntry = (role: ContactRole, contact: SeasonContact | null) => ({
  role,
  name: contact?.name ?? '',
  phone: contact?.phone ?? '',
  note: contact?.note ?? '',
})

function ContactForm({ season, role, contact, onClose }: ContactFormProps) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const save = useCommand(trpc.season.saveContact, { onSuccess: onClose })
  const remove = useCommand(trpc.season.removeContact, { onSuccess: onClose })
  const [contactId] = useState(() => contact?.id ?? newId())
  const now = season.contacts.find(one => one.id === contactId)
  const fresh = contactEntry(role, now ?? contact)
  const [entry, setEntry] = useState(fresh)
  const [tried, setTried] = useState(false)
  const set = (part: Partial<typeof entry>) => setEntry(current => ({ ...current, ...part }))
  const meanwhile = useMeanwhile({
    now: contact ? fresh : undefined,
    mine: entry,
    take: field => set({ [field]: fresh[field as keyof typeof fresh] }),
  })
  const nameMissing = entry.name.trim() === ''
  const phoneMissing = entry.phone.trim() === ''
  const submit = () => {
    setTried(true)
    if (nameMissing || phoneMissing || phoneIsWrong(entry.phone)) return
    save.send({ seasonId: season.id, contactId, ...entry, base: meanwhile.base })
  }
  const title = word(contactRoleWords[role])
  return (
    <Dialog title={title} footer={null} width={460} onCancel={onClose}>
      <DeskForm onSubmit={submit} ctrlEnter className="season-form" label={title}>
        <Field label={t('name')} error={tried && nameMissing ? t('missingField') : undefined} required>
          {control => (
            <Input
              {...control}
              autoFocus
              maxLength={120}
              value={entry.name}
              onChange={event => set({ name: event.target.value })}
            />
          )}
        </Field>
        <Field
          label={t('phone')}
          error={
            tried && phoneMissing
              ? t('missingField')
              : phoneIsWrong(entry.phone)
                ? t('phoneWrong')
                : undefined
          }
          required
        >
          {control => (
            <Input
              {...control}
              maxLength={40}
              inputMode="tel"
              value={entry.phone}
              onChange={event => set({ phone: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('note')}>
          {control => (
            <Input
              {...control}
              maxLength={500}
              value={entry.note}
              onChange={event => set({ note: event.target.value })}
            />
          )}
        </Field>
        <MeanwhileNote
          meanwhile={meanwhile}
          thing={season}
          label={field => (field === 'name' || field === 'phone' || field === 'note' ? t(field) : undefined)}
        />
        <ErrorNote error={save.error ?? remove.error} />
        {contact ? (
          <Button type="text" onClick={() => remove.send({ seasonId: season.id, contactId })}>
            {t('remove')}
          </Button>
        ) : null}
        <FormFoot pending={save.pending} onCancel={onClose} />
      </DeskForm>
    </Dialog>
  )
}
