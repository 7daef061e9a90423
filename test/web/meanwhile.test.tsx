import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, it } from 'vitest'
import { MeanwhileNote } from '../../renderer/components/meanwhile/MeanwhileNote.tsx'
import { useMeanwhile } from '../../renderer/components/meanwhile/useMeanwhile.ts'
import { useStroke } from '../../renderer/components/meanwhile/useStroke.ts'
import { DeskError } from '../../main/contract/errors.ts'
import {
  changesOf,
  correctable,
  fieldsOf,
  takeField,
} from '../../renderer/features/cases/case/corrections.ts'

afterEach(cleanup)

interface Words {
  readonly text: string
  readonly place: string | null
  readonly emergency: boolean
}

/** A form of two fields over a thing that others may change. */
function Form({ thing, sent }: { readonly thing: Words; sent(base: unknown, mine: Words): void }) {
  const [words, setWords] = useState(thing)
  const meanwhile = useMeanwhile({
    now: { ...thing },
    mine: { ...words },
    take: field => setWords(current => ({ ...current, [field]: thing[field as keyof Words] })),
  })
  return (
    <>
      <input
        aria-label="text"
        value={words.text}
        onChange={event => setWords({ ...words, text: event.target.value })}
      />
      <input
        aria-label="place"
        value={words.place ?? ''}
        onChange={event => setWords({ ...words, place: event.target.value })}
      />
      <MeanwhileNote meanwhile={meanwhile} />
      <button type="button" onClick={() => sent(meanwhile.base, words)}>
        save
      </button>
    </>
  )
}

it('says nothing of what only one of the two changed, and both values of what both changed', () => {
  const before = { text: '漏水', place: null, emergency: false }
  const sent: unknown[] = []
  const form = (thing: Words) => <Form thing={thing} sent={(base, mine) => sent.push([base, mine])} />
  const { rerender } = render(form(before))
  fireEvent.change(screen.getByLabelText('text'), { target: { value: '厨房漏水' } })
  rerender(form({ ...before, place: '阳台', emergency: true }))
  expect(screen.queryByRole('alert')).toBeNull()

  const now = { ...before, place: '阳台', text: '阳台漏水' }
  rerender(form(now))
  const conflict = within(screen.getByRole('group', { name: '内容' }))
  expect(conflict.getByText('阳台漏水')).toBeDefined()
  expect(conflict.getByText('厨房漏水')).toBeDefined()
  expect(screen.queryByRole('group', { name: '位置' })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'save' }))
  expect(sent.at(-1)).toMatchObject([before, { text: '厨房漏水' }])

  fireEvent.click(conflict.getByRole('button', { name: '保留我的' }))
  expect(screen.queryByRole('alert')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'save' }))
  expect(sent.at(-1)).toMatchObject([
    { ...before, text: '阳台漏水' },
    { text: '厨房漏水', place: null },
  ])

  rerender(form({ ...now, text: '阳台渗水' }))
  fireEvent.click(screen.getByRole('button', { name: '采用现在的' }))
  expect(screen.getByLabelText<HTMLInputElement>('text').value).toBe('阳台渗水')
  expect(screen.queryByRole('alert')).toBeNull()
})

it('a correction of a case: taking what stands leaves nothing of it to send', () => {
  const form = {
    who: { unit: null, person: null, caller: { name: '王', phone: '' } },
    kind: 'repair',
    category: ['leak'],
    emergency: false,
    room: null,
    place: '',
    text: '漏水',
    wish: '',
  } as const satisfies ReturnType<typeof correctable>
  const mine = {
    ...form,
    text: '厨房漏水',
    who: { ...form.who, caller: { name: '王', phone: '13800138000' } },
  }
  const elsewhere = { ...form, text: '阳台漏水', who: { ...form.who, caller: { name: '王先生', phone: '' } } }
  expect(fieldsOf(form, '138****8000').callerPhone).toBe('138****8000')
  expect(fieldsOf(mine, '138****8000').callerPhone).toBe('13800138000')
  const fields = ['text', 'callerName', 'callerPhone']
  const [before, now] = [form, mine].map(one =>
    fields.reduce(
      (taken, field) => takeField(taken, elsewhere, field),
      one as ReturnType<typeof correctable>,
    ),
  )
  expect(before && now && changesOf(before, now)).toEqual({})
})

/** A choice of one value over a desk that is played: whoever comes with an old base is refused. */
function Choice({
  desk,
  stands,
  open,
}: {
  readonly desk: Desk
  readonly stands: string
  readonly open?: boolean
}) {
  const [error, setError] = useState<unknown>(null)
  const stroke = useStroke<{ level: string }, undefined>(
    {
      async run(input) {
        desk.sent.push(input)
        setError(null)
        if (input.base?.['level'] === desk.level) return undefined
        const refusal = new DeskError('edit.changedMeanwhile', { fields: 'level' })
        setError(refusal)
        throw refusal
      },
      send: () => undefined,
      pending: false,
      error,
      data: undefined,
      reset: () => setError(null),
    },
    { now: { level: stands }, open: open ?? false },
  )
  return (
    <>
      <button type="button" onClick={() => stroke.send({ level: 'mine' }, () => desk.done.push('done'))}>
        choose
      </button>
      <MeanwhileNote meanwhile={stroke.meanwhile} />
      <p>{stroke.error === null ? 'no error' : 'error'}</p>
    </>
  )
}
interface Desk {
  level: string
  readonly sent: unknown[]
  readonly done: string[]
}

it('what is chosen at one stroke over a colleague’s choice is asked about once, and goes through knowingly', async () => {
  const desk: Desk = { level: 'theirs', sent: [], done: [] }
  const { rerender } = render(<Choice desk={desk} stands="old" />)
  fireEvent.click(screen.getByRole('button', { name: 'choose' }))
  await waitFor(() => expect(screen.getByText('error')).toBeDefined())
  rerender(<Choice desk={desk} stands="theirs" />)
  const conflict = within(screen.getByRole('group', { name: '级别' }))
  expect(conflict.getByText('theirs')).toBeDefined()
  expect(conflict.getByText('mine')).toBeDefined()
  expect(screen.getByText('no error')).toBeDefined()
  fireEvent.click(conflict.getByRole('button', { name: '仍按我的改' }))
  await waitFor(() => expect(desk.done).toEqual(['done']))
  expect(desk.sent).toEqual([
    { level: 'mine', base: { level: 'old' } },
    { level: 'mine', base: { level: 'theirs' } },
  ])
  expect(screen.queryByRole('alert')).toBeNull()
})

it('a form sends over what stood when it was opened, and leaving it at theirs sends nothing', async () => {
  const desk: Desk = { level: 'theirs', sent: [], done: [] }
  const { rerender } = render(<Choice desk={desk} stands="old" open />)
  rerender(<Choice desk={desk} stands="theirs" open />)
  fireEvent.click(screen.getByRole('button', { name: 'choose' }))
  const conflict = within(await screen.findByRole('group', { name: '级别' }))
  fireEvent.click(conflict.getByRole('button', { name: '保持现在的' }))
  expect(screen.queryByRole('alert')).toBeNull()
  expect(desk.sent).toEqual([{ level: 'mine', base: { level: 'old' } }])
  expect(desk.done).toEqual([])
})
