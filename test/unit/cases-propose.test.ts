import { describe, expect, it } from 'vitest'
import { allCauses, causeAtOnce, proposeCause } from '../../main/contract/causes.ts'
import { allCategories, categoryPath, Profile } from '../../main/contract/profile.ts'
import { proposeMatter, tellingWords } from '../../main/contract/propose.ts'
import { type CaseKind, caseKinds, closesAtOnce } from '../../main/contract/cases.ts'
import { loadProfile, parseProfile } from '../../main/profiles/profiles.ts'

const profile = loadProfile('real-estate')

describe('the shipped profile', () => {
  it('is valid, with every kind, at most three levels and every id once', () => {
    const placed = allCategories(profile)
    const ids = placed.map(({ path }) => path.at(-1))
    expect(new Set(ids).size).toBe(ids.length)
    expect(Math.max(...placed.map(({ path }) => path.length))).toBe(3)
    expect(profile.kinds.map(kind => kind.id).sort()).toEqual([...caseKinds].sort())
    for (const { path } of placed) expect(categoryPath(profile, path)).toHaveLength(path.length)
  })

  it('names the causes that every desk must be able to record', () => {
    const causes = allCauses(profile).map(({ path }) => path.at(-1))
    expect(causes).toEqual(expect.arrayContaining(['own-service', 'sales-staff', 'sold-unaware']))
  })

  it('offers something for every kind', () => {
    for (const kind of caseKinds) {
      const offered = profile.categories.filter(({ kinds }) => !kinds || kinds.includes(kind))
      expect(offered.length, kind).toBeGreaterThan(2)
    }
  })

  it('does not know paths that leave out a level or go on below a leaf', () => {
    expect(categoryPath(profile, ['entrance-lock'])).toBeUndefined()
    expect(categoryPath(profile, ['leak', 'leak-roof', 'leak-roof'])).toBeUndefined()
    expect(categoryPath(profile, [])).toEqual([])
  })
})

describe('a profile from outside', () => {
  const broken = (change: (source: Record<string, unknown>) => void) => {
    const source = structuredClone(Profile.parse(profile)) as unknown as Record<string, unknown>
    change(source)
    return () => parseProfile('real-estate', source)
  }

  it('is refused with the place of its first fault', () => {
    const twice = broken(source => {
      source['categories'] = [
        { id: 'leak', name: { zh: '漏', en: 'Leak' } },
        { id: 'leak', name: { zh: '漏', en: 'Leak' } },
      ]
    })
    expect(twice).toThrow(
      expect.objectContaining({
        code: 'profile.invalid',
        params: expect.objectContaining({ where: 'categories.1.id' }),
      }),
    )
    const deep = broken(source => {
      const leaf = (id: string, children?: unknown[]) => ({
        id,
        name: { zh: '漏', en: 'Leak' },
        ...(children ? { children } : {}),
      })
      source['categories'] = [leaf('a', [leaf('b', [leaf('c', [leaf('d')])])])]
    })
    expect(deep).toThrow(expect.objectContaining({ code: 'profile.invalid' }))
    const kindless = broken(source => {
      source['kinds'] = []
    })
    expect(kindless).toThrow(expect.objectContaining({ params: expect.objectContaining({ where: 'kinds' }) }))
  })

  it('is refused where it is another one, or none of this program', () => {
    expect(() => parseProfile('hotel', profile)).toThrow(expect.objectContaining({ code: 'profile.invalid' }))
    expect(() => loadProfile('hotel')).toThrow(expect.objectContaining({ code: 'profile.unknown' }))
  })
})

describe('proposing kind and category from a text', () => {
  it.each([
    ['厨房天花板漏水，水渍越来越大', 'repair', 'leak/leak-kitchen'],
    ['主卧窗户漏雨', 'repair', 'leak/leak-window'],
    ['请问什么时候可以办理房产证', 'consultation', 'contract/title'],
    ['电梯困人', 'repair', 'common/lift/lift-trapped'],
    ['感谢客服小李热情周到', 'praise', 'desk-service'],
    ['投诉维修拖延，修了几次还是漏水', 'complaint', 'rectification/repair-repeated'],
    ['要求赔偿违约金，延期交房三个月', 'dispute', 'handover/handover-date'],
    ['建议小区增加充电桩', 'suggestion', 'common/garage'],
    ['门锁打不开', 'repair', 'doors-windows/entrance-door/entrance-lock'],
    ['马桶堵了', 'repair', 'plumbing/drain-blocked'],
    ['置业顾问虚假承诺学位', 'complaint', 'sales/sales-staff'],
    ['The kitchen ceiling leaks', 'repair', 'leak/leak-kitchen'],
    ['Ceiling leaks', 'repair', 'leak'],
    ['The toilet is blocked', 'repair', 'plumbing/drain-blocked'],
    ['Thank you, the service desk was very helpful', 'praise', 'desk-service'],
    ['How do I get my title deed?', 'consultation', 'contract/title'],
    ['I complain: the stairwell is dirty and nobody deals with it', 'complaint', 'property-service/cleaning'],
    ['People stuck in the lift', 'repair', 'common/lift/lift-trapped'],
    ['The salesperson was rude, I want to complain', 'complaint', 'sales/sales-staff'],
    ['I want compensation for the late handover', 'dispute', 'handover/handover-date'],
    ['I suggest more charging points', 'suggestion', 'common/garage'],
  ])('takes “%s” for a %s about %s', (text, kind, category) => {
    const proposal = proposeMatter(profile, text)
    expect([proposal.kind, proposal.category.join('/')]).toEqual([kind, category])
    expect(categoryPath(profile, proposal.category)).toBeDefined()
  })

  it('proposes nothing where nothing says so', () => {
    for (const text of ['', '   ', 'hello', '12345', '😀'.repeat(1000)])
      expect(proposeMatter(profile, text)).toEqual({ kind: null, category: [], words: [] })
  })

  it('takes words in letters only where a word begins', () => {
    expect(tellingWords(profile, 'Fantastic! Bellatrix walked by')).toEqual([])
    expect(tellingWords(profile, 'it LEAKS')).toEqual(['leak'])
    expect(tellingWords(profile, '卫生间leaking')).toContain('leak')
  })

  it('takes the longest word and not what stands inside it', () => {
    expect(proposeMatter(profile, '玻璃自爆').words).toEqual(['玻璃自爆'])
    expect(tellingWords(profile, '厨房天花板漏水')).toEqual(['厨房天花', '天花板', '漏水'])
  })

  it('is finished with texts of any length', () => {
    const proposal = proposeMatter(profile, `漏水${'我'.repeat(1_000_000)}`)
    expect(proposal.category).toEqual(['leak'])
  })
})

describe('proposing a cause', () => {
  const propose = (kind: CaseKind, category: readonly string[], text = '') =>
    proposeCause(profile, { kind, category, text })

  it.each([
    ['repair', ['leak', 'leak-kitchen'], '厨房漏水', 'workmanship'],
    ['repair', ['climate', 'air-conditioning'], '空调不制冷', 'material'],
    ['repair', ['leak', 'leak-window'], '台风天窗户进水', 'weather'],
    ['complaint', ['sales', 'sales-staff'], '', 'sales-staff'],
    ['complaint', ['property-service', 'cleaning'], '', 'property-management'],
    ['complaint', ['desk-service', 'desk-attitude'], '', 'own-conduct'],
    ['complaint', ['property-service', 'neighbours'], '', 'neighbour'],
    ['dispute', [], '房子在我不知情的情况下卖给了别人', 'sold-unaware'],
    ['dispute', [], 'You sold it without my consent', 'sold-unaware'],
    ['suggestion', ['community', 'events'], '', 'improvement'],
    ['consultation', ['leak'], '请问施工质量谁负责', 'information'],
    ['praise', ['sales', 'sales-staff'], '感谢置业顾问', 'recognition'],
  ] as const)('of a %s about %s saying “%s”: %s', (kind, category, text, cause) => {
    expect(propose(kind, category, text)).toBe(cause)
  })

  it('proposes none where nothing is plain', () => {
    expect(propose('complaint', [])).toBeNull()
    expect(propose('complaint', ['other'], '不满意')).toBeNull()
  })

  it('proposes one for every category but “other”, so that closing takes no key more', () => {
    for (const { path } of allCategories(profile)) {
      const proposed = propose('complaint', path)
      if (path[0] !== 'other' && path[0] !== 'community') expect(proposed, path.join('/')).not.toBeNull()
    }
  })

  it('names the usual one for every kind that is closed at once', () => {
    for (const kind of caseKinds.filter(closesAtOnce))
      expect(causeAtOnce(profile, { kind, category: [], text: '' })).toBe(propose(kind, []))
    const causes = [{ id: 'only', name: { zh: '仅此', en: 'Only' } }]
    expect(causeAtOnce({ causes }, { kind: 'praise', category: [], text: '' })).toBe('only')
  })

  it('names categories that there are', () => {
    const known = allCategories(profile).map(({ path }) => path.at(-1))
    const named = allCauses(profile).flatMap(({ nodes }) => nodes.at(-1)?.categories ?? [])
    expect(known).toEqual(expect.arrayContaining(named))
    expect(new Set(named).size).toBe(named.length)
  })
})
