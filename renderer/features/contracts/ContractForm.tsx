import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { contractFields } from '../../../main/contract/contracts.ts'
import { contractFieldWords } from '../../../main/contract/contract-words.ts'
import { newId, ofOneThing, useCommand, useTRPC } from '../../app/api.ts'
import { comma, useLanguage, useTexts } from '../../app/i18n.ts'
import { DateField } from '../../components/date/DateField.tsx'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { MeanwhileNote } from '../../components/meanwhile/MeanwhileNote.tsx'
import { useMeanwhile } from '../../components/meanwhile/useMeanwhile.ts'
import { useUndo } from '../../components/undo.tsx'
import '../owners/form.css'
import { type Contract, type ContractEntry, entryOf, inputOf, wrongIn } from './entry.ts'
import { texts } from './texts.ts'

/** Everything the form sends, field by field. */
const flat = (entry: ContractEntry) => {
  const { buyers, terms, words } = inputOf(entry)
  return { buyers, ...terms, ...words }
}

interface ContractFormProps {
  readonly unitId: string
  /** The one to amend; undefined for a new one. */
  readonly contract: Contract | undefined
  onClose(): void
}

/** Records a contract, or amends one: what was before stays in its history. `Ctrl Enter` saves. */
export function ContractForm({ unitId, contract, onClose }: ContractFormProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const offerUndo = useUndo()
  const people = useQuery(trpc.units.detail.queryOptions({ unitId }, ofOneThing)).data?.people ?? []
  const [entry, setEntry] = useState<ContractEntry>(() => entryOf(contract))
  const [agreedOn, setAgreedOn] = useState('')
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  // Made once: what is sent again after a lost answer is the same contract.
  const [contractId] = useState(() => contract?.id ?? newId())
  const sign = useCommand(trpc.contracts.sign)
  const remove = useCommand(trpc.contracts.remove)
  const amend = useCommand(trpc.contracts.amend)
  const wrong = wrongIn(entry)
  const set = (part: Partial<ContractEntry>) => setEntry(current => ({ ...current, ...part }))
  const fresh = entryOf(contract)
  const meanwhile = useMeanwhile({
    now: contract && flat(fresh),
    mine: flat(entry),
    take: field => set({ [field]: fresh[field as keyof ContractEntry] }),
  })
  const labelOf = (field: string) => contractFields.find(one => one === field)
  const say = (field: string, value: unknown) => {
    if (field === 'buyers' && Array.isArray(value))
      return value.map(id => people.find(one => one.personId === id)?.name ?? '—').join(comma())
    const [shown, written] = [fresh, entry].map(one => ({ raw: flat(one), typed: one }))
    for (const one of [shown, written]) {
      const known = labelOf(field)
      if (one && known && known !== 'buyers' && one.raw[known] === value) return one.typed[known]
    }
    return undefined
  }
  const submit = () => {
    setTried(true)
    if (wrong.size > 0 || sign.pending || amend.pending) return
    const input = { contractId, ...inputOf(entry) }
    // A refusal stands in `error`, and everything typed stays.
    if (contract) {
      const before = { contractId, ...inputOf(fresh) }
      amend
        .run({
          ...input,
          base: meanwhile.base,
          agreedOn: agreedOn || null,
          ...(note.trim() === '' ? {} : { note }),
        })
        .then(
          () => {
            offerUndo(t('amended'), () => amend.run({ ...before, agreedOn: null, base: flat(entry) }))
            onClose()
          },
          () => undefined,
        )
    } else {
      sign.run({ ...input, unitId }).then(
        () => {
          offerUndo(t('signed', { number: entry.number }), () => remove.run({ contractId }))
          onClose()
        },
        () => undefined,
      )
    }
  }
  const text = (name: 'number' | 'paymentMethod', maxLength: number, focus = false) => (
    <Field label={contractFieldWords[name][language]}>
      {control => (
        <Input
          {...control}
          autoFocus={focus}
          maxLength={maxLength}
          value={entry[name]}
          onChange={event => set({ [name]: event.target.value })}
        />
      )}
    </Field>
  )
  const figure = (
    name: 'price' | 'due' | 'paid' | 'penaltyRate' | 'penaltyCap',
    label: string,
    hint?: string,
  ) => (
    <Field
      label={label}
      hint={hint}
      error={tried && wrong.has(name) ? t(name.startsWith('penalty') ? 'shareWrong' : 'sumWrong') : undefined}
    >
      {control => (
        <Input
          {...control}
          inputMode="decimal"
          className="desk-figures"
          maxLength={20}
          value={entry[name]}
          onChange={event => set({ [name]: event.target.value })}
        />
      )}
    </Field>
  )
  const day = (name: 'signedOn' | 'promisedOn') => (
    <Field label={contractFieldWords[name][language]}>
      {control => <DateField {...control} value={entry[name]} onChange={value => set({ [name]: value })} />}
    </Field>
  )
  const words = (name: 'penaltyText' | 'commitments' | 'requests') => (
    <Field label={contractFieldWords[name][language]}>
      {control => (
        <Input.TextArea
          {...control}
          maxLength={4_000}
          autoSize={{ minRows: 1, maxRows: 6 }}
          value={entry[name]}
          onChange={event => set({ [name]: event.target.value })}
        />
      )}
    </Field>
  )
  const word = (name: 'price' | 'due' | 'paid') => contractFieldWords[name][language]
  const title = contract ? t('amendTitle') : t('sign')
  return (
    <Drawer open size={560} title={title} onClose={onClose}>
      <DeskForm onSubmit={submit} ctrlEnter className="owner-form" label={title}>
        <div className="owner-form-pair">
          {text('number', 80, true)}
          {day('signedOn')}
        </div>
        <Field label={t('buyers')} hint={t('buyersHint')}>
          {({ id }) => (
            <Select
              id={id}
              mode="multiple"
              value={[...entry.buyers]}
              maxCount={12}
              showSearch={{ optionFilterProp: 'label' }}
              options={people.map(one => ({ value: one.personId, label: one.name ?? '—' }))}
              onChange={buyers => set({ buyers })}
            />
          )}
        </Field>
        <SumsHeading label={t('sums')}>
          {figure('price', word('price'))}
          {figure('due', word('due'))}
          {figure('paid', word('paid'))}
        </SumsHeading>
        <div className="owner-form-pair">
          {text('paymentMethod', 80)}
          {day('promisedOn')}
        </div>
        {words('penaltyText')}
        <div className="owner-form-pair">
          {figure('penaltyRate', t('penaltyRate'), t('penaltyRateHint'))}
          {figure('penaltyCap', t('penaltyCapField'))}
        </div>
        {words('commitments')}
        {words('requests')}
        {contract ? (
          <div className="owner-form-pair">
            <Field label={t('agreedOn')}>
              {control => <DateField {...control} value={agreedOn} onChange={setAgreedOn} />}
            </Field>
            <Field label={t('note')}>
              {control => (
                <Input
                  {...control}
                  maxLength={2_000}
                  value={note}
                  onChange={event => setNote(event.target.value)}
                />
              )}
            </Field>
          </div>
        ) : null}
        <MeanwhileNote
          meanwhile={meanwhile}
          thing={contract}
          label={field => contractFieldWords[labelOf(field) ?? 'number'][language]}
          say={say}
        />
        <ErrorNote error={contract ? amend.error : sign.error} />
        <div className="owner-form-end">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={sign.pending || amend.pending}>
            {t('save')} <KeyHint keys="Ctrl Enter" />
          </Button>
        </div>
      </DeskForm>
    </Drawer>
  )
}

function SumsHeading({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  const id = useId()
  return (
    <div role="group" aria-labelledby={id}>
      <div id={id} className="desk-soft">
        {label}
      </div>
      <div className="contract-sums">{children}</div>
    </div>
  )
}
