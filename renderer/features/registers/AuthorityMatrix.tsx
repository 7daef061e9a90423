import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { authorities } from '../../../main/contract/letters.ts'
import { authorityWords, letterKindWords } from '../../../main/contract/register-words.ts'
import { type Outputs, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { StrokeNote } from '../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../components/meanwhile/useStroke.ts'
import { Field } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { useWord } from '../cases/words.ts'
import { commonTexts } from './common-texts.ts'
import { letterTexts } from './letter-texts.ts'

/** Which kinds of documents need approval, filing or recording with headquarters. */
export function AuthorityMatrix({ onClose }: { onClose(): void }) {
  const t = useTexts(letterTexts)
  const common = useTexts(commonTexts)
  const trpc = useTRPC()
  const matrix = useQuery(trpc.letters.authority.queryOptions())
  if (matrix.error && !matrix.data) return <ErrorState error={matrix.error} retry={matrix.refetch} />
  if (!matrix.data) return <Loading rows={8} />
  return (
    <section className="reg-thing" aria-label={t('matrix')}>
      <Button size="small" onClick={onClose}>
        {common('back')}
      </Button>
      <h2>{t('matrix')}</h2>
      <p className="desk-soft">{t('matrixHint')}</p>
      {matrix.data.map(line => (
        <AuthorityLine key={line.kind} line={line} />
      ))}
    </section>
  )
}

function AuthorityLine({ line }: { readonly line: Outputs['letters']['authority'][number] }) {
  const t = useTexts(letterTexts)
  const word = useWord()
  const trpc = useTRPC()
  const may = useMay()
  const { kind, authority, usual } = line
  const set = useCommand(trpc.letters.setAuthority)
  const stroke = useStroke(set, { now: { authority } })
  const name = word(letterKindWords[kind])
  return (
    <>
      <Field
        label={name}
        hint={authority === usual ? undefined : t('usual', { usual: word(authorityWords[usual]) })}
      >
        {({ id }) => (
          <Select
            id={id}
            disabled={!may('settings.edit') || set.pending}
            value={authority}
            options={authorities.map(one => ({ value: one, label: word(authorityWords[one]) }))}
            onChange={chosen => stroke.send({ kind, authority: chosen })}
          />
        )}
      </Field>
      <StrokeNote
        stroke={stroke}
        thing={{ id: kind }}
        label={() => name}
        say={(_, value) => {
          const said = authorities.find(one => one === value)
          return said && word(authorityWords[said])
        }}
      />
    </>
  )
}
