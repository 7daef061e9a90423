import { Button } from 'antd'
import { useState } from 'react'
import type { ContractorContact, ContractorRow } from '../../../main/contract/contractors.ts'
import { Phone } from '../../../main/contract/values.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ConfirmPopover } from '../../components/ConfirmPopover.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { useMeanwhile } from '../../components/meanwhile/useMeanwhile.ts'
import { MaskedPhone } from '../../components/Phone.tsx'
import { commonTexts } from '../registers/common-texts.ts'
import { RegisterForm, TextField } from '../registers/RegisterForm.tsx'
import { texts } from './texts.ts'

interface ContactsProps {
  readonly contractor: ContractorRow
  readonly edits: boolean
}

/** People of a contractor; their numbers are masked until somebody asks for one. */
export function Contacts({ contractor, edits }: ContactsProps) {
  const t = useTexts(texts)
  const common = useTexts(commonTexts)
  const trpc = useTRPC()
  const mayUnmask = useMay()('person.unmask')
  const unmask = useCommand(trpc.contractors.unmask)
  const remove = useCommand(trpc.contractors.removeContact)
  const [editing, setEditing] = useState<string>()
  const contractorId = contractor.id
  const close = () => setEditing(undefined)
  return (
    <section className="contractor-part">
      <header className="reg-head">
        <h3>{t('contacts')}</h3>
        {edits ? (
          <Button size="small" onClick={() => setEditing('new')}>
            {t('addContact')}
          </Button>
        ) : null}
      </header>
      {contractor.contacts.length === 0 && editing === undefined ? (
        <p className="desk-soft">{t('noContacts')}</p>
      ) : null}
      <ErrorNote error={remove.error} />
      <div className="contractor-rows">
        {contractor.contacts.map(contact =>
          editing === contact.id ? (
            <ContactForm key={contact.id} contractorId={contractorId} contact={contact} onClose={close} />
          ) : (
            <div key={contact.id} className="contractor-row">
              <strong>{contact.name ?? '—'}</strong>
              <span>{contact.duty}</span>
              {contact.phone === null ? null : (
                <MaskedPhone
                  phone={contact.phone}
                  {...(mayUnmask
                    ? {
                        reveal: async () =>
                          (await unmask.run({ contractorId, contactId: contact.id })).phone ?? '—',
                      }
                    : {})}
                />
              )}
              {edits ? (
                <span className="contractor-row-end">
                  <Button size="small" type="text" onClick={() => setEditing(contact.id)}>
                    {common('edit')}
                  </Button>
                  <ConfirmPopover
                    question={t('removeAsk')}
                    verb={t('remove')}
                    danger
                    onConfirm={() => remove.send({ contractorId, contactId: contact.id })}
                  >
                    <Button size="small" type="text">
                      {t('remove')}
                    </Button>
                  </ConfirmPopover>
                </span>
              ) : null}
            </div>
          ),
        )}
      </div>
      {editing === 'new' ? <ContactForm contractorId={contractorId} onClose={close} /> : null}
    </section>
  )
}

interface ContactFormProps {
  readonly contractorId: string
  readonly contact?: ContractorContact
  onClose(): void
}

function ContactForm({ contractorId, contact, onClose }: ContactFormProps) {
  const t = useTexts(texts)
  const common = useTexts(commonTexts)
  const save = useCommand(useTRPC().contractors.saveContact)
  const [contactId] = useState(() => contact?.id ?? newId())
  const fresh = { name: contact?.name ?? '', duty: contact?.duty ?? '' }
  const [entry, setEntry] = useState(fresh)
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const set = (part: Partial<typeof entry>) => setEntry(current => ({ ...current, ...part }))
  const meanwhile = useMeanwhile({
    now: contact && fresh,
    mine: entry,
    take: field => set({ [field]: fresh[field as keyof typeof fresh] }),
  })
  const number = typed.trim()
  const cleared = contact !== undefined && number === '0'
  const missing = entry.name.trim() === ''
  const wrong = number !== '' && !cleared && !Phone.safeParse(number).success
  const submit = () => {
    setTried(true)
    if (missing || wrong || save.pending) return
    const phone = cleared ? { phone: null } : number === '' ? {} : { phone: number }
    save
      .run({ contractorId, contactId, ...entry, ...phone, base: meanwhile.base })
      .then(onClose, () => undefined)
  }
  const labels: Readonly<Record<string, string>> = { name: common('name'), duty: t('duty') }
  return (
    <RegisterForm
      label={contact ? t('editContact') : t('addContact')}
      pending={save.pending}
      error={save.error}
      meanwhile={{ meanwhile, label: field => labels[field], say: () => undefined }}
      onSubmit={submit}
      onCancel={onClose}
    >
      <div className="reg-row">
        <TextField
          label={common('name')}
          value={entry.name}
          onChange={name => set({ name })}
          maxLength={100}
          error={tried && missing ? common('missing') : undefined}
          required
          autoFocus
        />
        <TextField label={t('duty')} value={entry.duty} onChange={duty => set({ duty })} maxLength={100} />
        <TextField
          label={t('phone')}
          value={typed}
          onChange={setTyped}
          maxLength={40}
          error={tried && wrong ? t('phoneWrong') : undefined}
          {...(contact?.phone ? { placeholder: contact.phone } : {})}
        />
      </div>
      {contact?.phone ? <p className="desk-soft">{t('phoneKept')}</p> : null}
    </RegisterForm>
  )
}
