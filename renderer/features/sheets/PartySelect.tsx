import { PlusOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { RecipientKind } from '../../../main/contract/sheets.ts'
import { recipientKindWords } from '../../../main/contract/sheet-words.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { useWord } from '../cases/words.ts'
import { texts } from './texts.ts'
import { useParties } from './useParties.ts'

interface PartySelectProps {
  readonly id: string
  readonly value: string | null
  onChange(party: string): void
  readonly invalid: boolean
  readonly autoFocus?: boolean
}

/** Somebody a sheet goes to or comes from; who is not there yet is added in place. */
export function PartySelect({ id, value, onChange, invalid, autoFocus = false }: PartySelectProps) {
  const t = useTexts(texts)
  const { options } = useParties()
  const [adding, setAdding] = useState(false)
  return (
    <>
      <Select
        id={id}
        autoFocus={autoFocus}
        showSearch={{ optionFilterProp: 'label' }}
        status={invalid ? 'error' : ''}
        value={value}
        options={options}
        onChange={party => {
          if (party !== null) onChange(party)
        }}
      />
      {adding ? (
        <AddParty
          onAdded={party => {
            setAdding(false)
            onChange(party)
          }}
        />
      ) : (
        <Button
          type="link"
          size="small"
          className="sheet-add"
          icon={<PlusOutlined />}
          onClick={() => setAdding(true)}
        >
          {t('addRecipient')}
        </Button>
      )}
    </>
  )
}

/** A recipient of the desk's own, by name and kind. */
export function AddParty({ onAdded }: { onAdded(party: string): void }) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<RecipientKind>('contractor')
  const add = useCommand(trpc.sheets.addRecipient)
  const submit = () => {
    if (name.trim() === '') return
    add.run({ recipientId: newId(), kind, name: name.trim() }).then(
      ({ recipientId }) => {
        setName('')
        onAdded(recipientId)
      },
      // The refusal stands below.
      () => undefined,
    )
  }
  return (
    <>
      <div className="sheet-new-party">
        <Input
          aria-label={t('recipientName')}
          placeholder={t('recipientName')}
          value={name}
          maxLength={60}
          onChange={event => setName(event.target.value)}
          onPressEnter={event => {
            event.preventDefault()
            if (!event.nativeEvent.isComposing) submit()
          }}
        />
        <Select
          aria-label={t('recipientKind')}
          value={kind}
          options={RecipientKind.options.map(one => ({ value: one, label: word(recipientKindWords[one]) }))}
          onChange={setKind}
        />
        <Button onClick={submit} loading={add.pending}>
          {t('add')}
        </Button>
      </div>
      <ErrorNote error={add.error} />
    </>
  )
}
