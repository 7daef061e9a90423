import { act, renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import { MemoryRouter, useLocation } from 'react-router'
import { z } from 'zod'
import { AuditFilter } from '../../main/contract/audit.ts'
import { useAddress } from '../../renderer/app/address.ts'

const Address = AuditFilter.extend({ entry: z.coerce.number().int().min(1).optional() })

const open = (address: string) =>
  renderHook(() => ({ address: useAddress(Address), where: useLocation() }), {
    wrapper: ({ children }) => <MemoryRouter initialEntries={[address]}>{children}</MemoryRouter>,
  })

it('reads what fits and leaves out what does not, so that an old link still opens', () => {
  const { result } = open(
    '/more/audit?group=cases&from=2026-07-12&to=yesterday&actor=bob&entry=12&colour=red',
  )
  expect(result.current.address[0]).toEqual({ group: 'cases', from: '2026-07-12', entry: 12 })
})

it('changes members of the address and keeps the others', () => {
  const { result } = open('/more/audit?group=cases&from=2026-07-12')
  act(() => result.current.address[1]({ from: undefined, entry: '7' }))
  expect(result.current.where.search).toBe('?group=cases&entry=7')
  act(() => result.current.address[1]({ group: '' }))
  expect(result.current.where.search).toBe('?entry=7')
})
