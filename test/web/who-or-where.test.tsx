import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ownerWords } from '../../renderer/components/owner-words.ts'
import { nobodyNowhere, type WhoWhere, WhoOrWhere } from '../../renderer/components/WhoOrWhere.tsx'
import { createPage, standInDesk } from './support.tsx'

const unitId = '0197f000-0000-7000-8000-00000000000a'
const otherUnitId = '0197f000-0000-7000-8000-00000000000c'
const personId = '0197f000-0000-7000-8000-00000000000b'

const at = (id: string, number: string, present = true) => ({ unitId: id, number, role: 'owner', present })
const person = (units: object[]) => ({
  kind: 'person',
  personId,
  name: '张伟',
  match: 'initials',
  tier: 'ordinary',
  units,
  moreUnits: 0,
  phoneTail: '5678',
  openCases: 2,
})
const home = {
  kind: 'unit',
  unitId,
  number: '3-2-1201',
  unitKind: 'dwelling',
  path: ['阳光花园', '3栋'],
  people: [
    { personId, name: '张伟', role: 'owner', phoneTail: '5678' },
    { personId: otherUnitId, name: null, role: 'tenant', phoneTail: null },
  ],
  morePeople: 0,
  openCases: 1,
}

let desk: ReturnType<typeof standInDesk>
/** Answers by what was typed; a promise holds an answer back. */
let answers: Record<string, unknown>

beforeEach(() => {
  answers = {}
  desk = standInDesk(({ input }) => answers[(input as { text: string }).text] ?? [])
  vi.stubGlobal('fetch', desk.fetch)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function open(props: { strangers?: boolean } = {}) {
  const seen: { value: WhoWhere; done: number } = { value: nobodyNowhere, done: 0 }
  function Held() {
    const [value, setValue] = useState(nobodyNowhere)
    return (
      <WhoOrWhere
        {...props}
        autoFocus
        value={value}
        onChange={next => {
          seen.value = next
          setValue(next)
        }}
        onDone={() => {
          seen.done += 1
        }}
      />
    )
  }
  render(<Held />, { wrapper: createPage().Around })
  return seen
}
const field = () => screen.getByRole('combobox')
const type = (text: string) => fireEvent.change(field(), { target: { value: text } })
const enter = (element: Element = field()) => fireEvent.keyDown(element, { key: 'Enter' })

describe('the one field', () => {
  it('takes a person with one home by Enter, with the home', async () => {
    answers.zw = [person([at(unitId, '3-2-1201'), at(otherUnitId, '9-101', false)])]
    const seen = open()
    type('zw')
    await screen.findByText('张伟')
    enter()
    expect(seen.value).toEqual({
      unit: { unitId, number: '3-2-1201' },
      person: { personId, name: '张伟', phoneTail: '5678' },
      caller: null,
    })
    expect(seen.done).toBe(1)
  })

  it('asks which home of a person who has several, the first one focused', async () => {
    answers.zw = [person([at(unitId, '3-2-1201'), at(otherUnitId, '9-101')])]
    const seen = open()
    type('zw')
    await screen.findByText('张伟')
    enter()
    expect(seen.done).toBe(0)
    const first = screen.getByRole('button', { name: /3-2-1201/ })
    expect(document.activeElement).toBe(first)
    fireEvent.keyDown(first, { key: 'ArrowRight' })
    expect(document.activeElement?.textContent).toContain('9-101')
    fireEvent.click(document.activeElement ?? first)
    expect(seen.value.unit).toEqual({ unitId: otherUnitId, number: '9-101' })
    expect(seen.done).toBe(1)
  })

  it('asks who of a home, and Escape leaves it open', async () => {
    answers['3-1201'] = [home]
    const seen = open()
    type('3-1201')
    await screen.findByText('3-2-1201')
    enter()
    fireEvent.keyDown(screen.getByRole('button', { name: /张伟/ }), { key: 'Escape' })
    expect(seen.value).toEqual({ unit: { unitId, number: '3-2-1201' }, person: null, caller: null })
    expect(seen.done).toBe(1)
  })

  it('enters a stranger at a home with name and phone', async () => {
    answers['3-1201'] = [home]
    const seen = open()
    type('3-1201')
    await screen.findByText('3-2-1201')
    enter()
    fireEvent.click(screen.getByRole('button', { name: /其他人/ }))
    const [name, phone] = screen.getAllByRole('textbox')
    if (!name || !phone) throw new Error('two fields were expected')
    expect(document.activeElement).toBe(name)
    fireEvent.change(name, { target: { value: '王先生' } })
    enter(name)
    expect(document.activeElement).toBe(phone)
    fireEvent.change(phone, { target: { value: 'abc' } })
    enter(phone)
    expect(screen.getByRole('alert').textContent).toContain('电话')
    expect(seen.done).toBe(0)
    fireEvent.change(phone, { target: { value: '138 0013 8000' } })
    enter(phone)
    expect(seen.value).toEqual({
      unit: { unitId, number: '3-2-1201' },
      person: null,
      caller: { name: '王先生', phone: '138 0013 8000' },
    })
  })

  it('offers a stranger last; digits begin the phone, words the name', async () => {
    const seen = open()
    type('13800138000')
    await screen.findByText(/没有找到/)
    enter()
    const [name, phone] = screen.getAllByRole('textbox') as HTMLInputElement[]
    expect(name?.value).toBe('')
    expect(phone?.value).toBe('13800138000')
    expect(seen.value).toEqual(nobodyNowhere)
  })

  it('takes nobody unknown where strangers are not wanted', async () => {
    const seen = open({ strangers: false })
    type('没有这个人')
    await screen.findByText(/没有找到/)
    enter()
    expect(screen.queryAllByRole('option')).toEqual([])
    expect(seen.value).toEqual(nobodyNowhere)
  })
})

describe('typing where a button has the focus', () => {
  const press = (text: string) => {
    for (const key of text) fireEvent.keyDown(document.activeElement ?? document.body, { key })
  }
  const ask = async (text: string, found: unknown, props: { strangers?: boolean } = {}) => {
    answers[text] = [found]
    const seen = open(props)
    type(text)
    await screen.findByText(text === 'zw' ? '张伟' : home.number)
    enter()
    return seen
  }

  it('goes to the home that has what was typed, and takes letters back', async () => {
    await ask('zw', person([at(unitId, '3-2-1201'), at(otherUnitId, '9-101')]))
    press('9')
    expect(document.activeElement?.textContent).toContain('9-101')
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Backspace' })
    expect(document.activeElement?.textContent).toContain('3-2-1201')
    press('101')
    expect(screen.getByText('101')).toBeTruthy()
    expect(document.activeElement?.textContent).toContain('9-101')
  })

  it('looks for another home where none has it, and keeps the person', async () => {
    const seen = await ask('zw', person([at(unitId, '3-2-1201'), at(otherUnitId, '9-101')]))
    answers['3-7'] = [{ ...home, unitId: otherUnitId, number: '3-7' }]
    press('3-7')
    expect((field() as HTMLInputElement).value).toBe('3-7')
    expect(document.activeElement).toBe(field())
    await screen.findByText('3-7')
    enter()
    expect(seen.value).toEqual({
      unit: { unitId: otherUnitId, number: '3-7' },
      person: { personId, name: '张伟', phoneTail: '5678' },
      caller: null,
    })
  })

  it('begins the name or the phone of somebody else of the home', async () => {
    await ask('3-1201', home)
    press('1')
    const [name, phone] = screen.getAllByRole('textbox') as HTMLInputElement[]
    expect([name?.value, phone?.value]).toEqual(['', '1'])
    expect(document.activeElement).toBe(phone)
  })

  it('begins anew where nobody else may be entered', async () => {
    const seen = await ask('3-1201', home, { strangers: false })
    press('王')
    expect((field() as HTMLInputElement).value).toBe('王')
    expect(seen.value).toEqual(nobodyNowhere)
  })

  it('is no shortcut of the page, while keys with Ctrl and the blank do what they do', async () => {
    await ask('zw', person([at(unitId, '3-2-1201'), at(otherUnitId, '9-101')]))
    const heard: string[] = []
    const listen = (event: KeyboardEvent) => heard.push(event.key)
    document.addEventListener('keydown', listen)
    const button = document.activeElement ?? document.body
    fireEvent.keyDown(button, { key: '9' })
    fireEvent.keyDown(button, { key: 'k', ctrlKey: true })
    fireEvent.keyDown(button, { key: '?' })
    document.removeEventListener('keydown', listen)
    expect(heard).toEqual(['k', '?'])
  })
})

describe('typing fast and with an input method', () => {
  it('takes what Enter was pressed on, not what an older text found', async () => {
    let answer: (found: unknown) => void = () => undefined
    answers.z = [{ ...person([]), name: '错的人', personId: otherUnitId }]
    answers.zw = new Promise(resolve => {
      answer = resolve
    })
    const seen = open()
    type('z')
    await screen.findByText('错的人')
    type('zw')
    enter()
    expect(seen.value).toEqual(nobodyNowhere)
    answer([person([at(unitId, '3-2-1201')])])
    await waitFor(() => expect(seen.value.person?.personId).toBe(personId))
  })

  it('forgets a hasty Enter when the text changes', async () => {
    let answer: (found: unknown) => void = () => undefined
    answers.zw = new Promise(resolve => {
      answer = resolve
    })
    answers.zwx = [{ ...person([]), name: '另一个人' }]
    const seen = open()
    type('zw')
    enter()
    type('zwx')
    answer([person([at(unitId, '3-2-1201')])])
    await screen.findByText('另一个人')
    expect(seen.value).toEqual(nobodyNowhere)
  })

  it('neither asks nor takes anything while characters are being composed', async () => {
    answers.zhang = [person([at(unitId, '3-2-1201')])]
    answers['张'] = [person([at(unitId, '3-2-1201')])]
    const seen = open()
    fireEvent.compositionStart(field())
    const composing = new InputEvent('input', { bubbles: true, isComposing: true })
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
    setValue?.call(field(), 'zhang')
    fireEvent(field(), composing)
    fireEvent.keyDown(field(), { key: 'Enter', isComposing: true, keyCode: 229 })
    expect(desk.calls).toEqual([])
    expect(seen.value).toEqual(nobodyNowhere)
    setValue?.call(field(), '张')
    fireEvent.compositionEnd(field())
    await screen.findByText('张伟')
    expect(desk.callsTo('owners.lookup').map(call => call.input)).toEqual([{ text: '张', limit: 12 }])
    enter()
    expect(seen.value.person?.name).toBe('张伟')
  })
})

it('has names of people and units in both languages', () => {
  expect(Object.keys(ownerWords.en)).toEqual(Object.keys(ownerWords.zh))
})
