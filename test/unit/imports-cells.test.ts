import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  idCheckCharacter,
  parseArea,
  parseDate,
  parseDateText,
  parseIdDocuments,
  parseIdNumber,
  parseMoney,
  parsePhones,
  roleOfText,
  splitPeople,
} from '../../main/imports/cells.ts'
import { numberCell, textCell } from '../../main/tabular/cells.ts'

const serial = (value: number) => numberCell(value, { date: false, date1904: false })

describe('dates', () => {
  it.each([
    ['2023.6.1', '2023-06-01', undefined],
    ['2023年6月1日', '2023-06-01', undefined],
    ['２０２３年６月１日', '2023-06-01', undefined],
    ['2023/6/1 18:40', '2023-06-01', '18:40'],
    ['2023/6/1 18:40:05', '2023-06-01', '18:40:05'],
    ['2023-06-01T00:00:00Z', '2023-06-01', undefined],
    ['2023年6月1日 下午3点20分', '2023-06-01', '15:20'],
    ['2023-06-01 星期四', '2023-06-01', undefined],
    ['20230601', '2023-06-01', undefined],
    ['45078', '2023-06-01', undefined],
    ['25/12/2023', '2023-12-25', undefined],
  ])('%s', (text, date, time) => {
    const value = time === undefined ? { date } : { date, time }
    expect(parseDateText(text)).toEqual({ ok: true, value, warnings: [] })
  })
  it.each([
    ['6/7/2023', 'import.dateAmbiguous'],
    ['2023年6月', 'import.dateIncomplete'],
    ['2023-02-29', 'import.dateInvalid'],
    ['2023-13-01', 'import.dateInvalid'],
    ['张三', 'import.dateInvalid'],
    ['2023-06-01 25:00', 'import.dateInvalid'],
  ])('refuses %s', (text, code) => {
    expect(parseDateText(text)).toEqual({ ok: false, code })
  })
  it('takes nothing from empty cells and placeholders, and completes short years with a warning', () => {
    for (const text of ['', '-', '无', '待定', '/'])
      expect(parseDateText(text)).toEqual({ ok: true, value: undefined, warnings: [] })
    expect(parseDateText('23.6.1')).toEqual({
      ok: true,
      value: { date: '2023-06-01' },
      warnings: ['import.dateShortYear'],
    })
    expect(parseDateText('85-6-1')).toMatchObject({ value: { date: '1985-06-01' } })
  })
  it('reads serial numbers with and without a date format', () => {
    expect(parseDate(serial(45078))).toMatchObject({ value: { date: '2023-06-01' } })
    expect(parseDate(serial(45078.75))).toMatchObject({ value: { date: '2023-06-01', time: '18:00' } })
    expect(parseDate(numberCell(45078, { date: true, date1904: false }))).toMatchObject({
      value: { date: '2023-06-01' },
    })
    expect(parseDate(serial(20230601))).toMatchObject({ value: { date: '2023-06-01' } })
    expect(parseDate(serial(12))).toEqual({ ok: false, code: 'import.dateInvalid' })
  })
})

describe('phones', () => {
  it.each<[string, { number: string; note?: string }[]]>([
    ['13800138000', [{ number: '13800138000' }]],
    ['13800138000(儿子)', [{ number: '13800138000', note: '儿子' }]],
    [
      '儿子13800138000 女儿13900139000',
      [
        { number: '13800138000', note: '儿子' },
        { number: '13900139000', note: '女儿' },
      ],
    ],
    [
      '13800138000、13900139000（晚上）',
      [{ number: '13800138000' }, { number: '13900139000', note: '晚上' }],
    ],
    ['+86 138 0013 8000', [{ number: '13800138000' }]],
    ['138-0013-8000/0571-88888888转801', [{ number: '13800138000' }, { number: '0571-88888888转801' }]],
    ['(0571)8888 8888', [{ number: '0571-88888888' }]],
    ['手机:13800138000；座机：010-66668888', [{ number: '13800138000' }, { number: '010-66668888' }]],
    ['13800138000.0', [{ number: '13800138000' }]],
    ['+852 9123 4567', [{ number: '+85291234567' }]],
    ['4008-123-123', [{ number: '4008123123' }]],
    ['１３８００１３８０００', [{ number: '13800138000' }]],
    ['13800138000\n13800138000', [{ number: '13800138000' }]],
    ['无', []],
  ])('%s', (text, phones) => {
    expect(parsePhones(text)).toEqual({ phones, warnings: [] })
  })
  it('keeps what is no phone, and says that rounded numbers are lost', () => {
    expect(parsePhones('1380013')).toEqual({
      phones: [{ number: '1380013' }],
      warnings: ['import.phoneInvalid'],
    })
    expect(parsePhones('138001380001')).toEqual({
      phones: [{ number: '138001380001' }],
      warnings: ['import.phoneInvalid'],
    })
    expect(parsePhones('1.38E+10')).toEqual({ phones: [], warnings: ['import.phoneRounded'] })
  })
  it('finds every mobile among any separators', () => {
    const mobile = fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String)
    const separator = fc.constantFrom('、', '/', ' ', '，', ',', ';', '；', '\n', ' / ')
    fc.assert(
      fc.property(fc.uniqueArray(mobile, { minLength: 1, maxLength: 5 }), separator, (numbers, between) => {
        expect(parsePhones(numbers.join(between)).phones.map(phone => phone.number)).toEqual(numbers)
      }),
    )
  })
  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9()+转\- ]{0,40}$/)),
        text => {
          expect(Array.isArray(parsePhones(text).phones)).toBe(true)
        },
      ),
    )
  })
})

describe('identity documents', () => {
  it('checks the last character of a citizen number and reads birthday and gender', () => {
    expect(parseIdNumber('11010519491231002x')).toEqual({
      document: { type: 'idCard', number: '11010519491231002X', birthday: '1949-12-31', gender: 'female' },
      warnings: [],
    })
    expect(parseIdNumber('110105194912310021').warnings).toEqual(['import.idChecksum'])
    expect(parseIdNumber('110105194913310028').warnings).toEqual(['import.idChecksum'])
    expect(parseIdNumber('110105491231002').document).toMatchObject({
      type: 'idCard',
      birthday: '1949-12-31',
    })
  })
  it('accepts exactly one check character for any number', () => {
    const first = fc
      .integer({ min: 0, max: 999 })
      .map(tail => `11010519491231${String(tail).padStart(3, '0')}`)
    fc.assert(
      fc.property(first, digits => {
        const good = [...'0123456789X'].filter(last => parseIdNumber(digits + last).warnings.length === 0)
        expect(good).toEqual([idCheckCharacter(digits)])
      }),
    )
  })
  it.each([
    ['H12345678', '', 'hongKongMacaoPermit'],
    ['E12345678', '', 'passport'],
    ['E1234567', '护照', 'passport'],
    ['12345678', '台胞证', 'taiwanPermit'],
    ['91330100MA27XQ1234', '', 'businessLicence'],
    ['护照:E1234567', '', 'passport'],
    ['字第1234567号', '军官证', 'officer'],
  ])('%s %s is %s', (text, typeText, type) => {
    expect(parseIdNumber(text, typeText).document?.type).toBe(type)
  })
  it('says that a number stored as number has lost its end', () => {
    expect(parseIdDocuments(serial(330_282_197_001_156_200)).warnings).toEqual(['import.idRounded'])
    expect(parseIdDocuments(textCell('11010519491231002X、110105491231002')).documents).toHaveLength(2)
  })
})

describe('people', () => {
  it.each([
    ['张三、李四', ['张三', '李四']],
    ['张三/李四', ['张三', '李四']],
    ['张三；李四', ['张三', '李四']],
    ['张三,李四', ['张三', '李四']],
    ['张三 李四', ['张三', '李四']],
    ['张三\n李四', ['张三', '李四']],
    ['张三和李四', ['张三', '李四']],
    ['张 三', ['张三']],
    ['欧阳 娜娜', ['欧阳娜娜']],
    ['John Smith', ['John Smith']],
    ['SMITH, JOHN', ['SMITH, JOHN']],
    ['John Smith & Mary Lee', ['John Smith', 'Mary Lee']],
    ['阿卜杜拉·买买提', ['阿卜杜拉·买买提']],
    ['杭州某某有限公司', ['杭州某某有限公司']],
    ['张三、张三', ['张三']],
    ['无', []],
    ['', []],
  ])('%s', (text, names) => {
    expect(splitPeople(text).map(person => person.name)).toEqual(names)
  })
  it('keeps notes in brackets with their person', () => {
    expect(splitPeople('张三（妻：李四、王五）、赵六')).toEqual([
      { name: '张三', note: '妻：李四、王五' },
      { name: '赵六' },
    ])
  })
  it('knows the roles of the glossary', () => {
    expect(['业主', '共有人', '租户', '配偶', '代办人', 'Co-owner', '1001'].map(roleOfText)).toEqual([
      'owner',
      'coOwner',
      'tenant',
      'familyMember',
      'agent',
      'coOwner',
      undefined,
    ])
  })
})

describe('areas and money', () => {
  it('reads square metres and yuan in integers', () => {
    const areas = ['94.56', '94.56㎡', '１２０平方米', '1,094.5', '无'].map(text => parseArea(textCell(text)))
    expect(areas.map(area => area.ok && area.value)).toEqual([9456, 9456, 12000, 109450, undefined])
    const sums = ['1234567', '¥1,234,567.00', '123.5万元', '壹佰'].map(text => parseMoney(textCell(text)))
    expect(sums.map(sum => sum.ok && sum.value)).toEqual([123456700, 123456700, 123500000, false])
    expect(parseArea(textCell('三房'))).toEqual({ ok: false, code: 'import.areaInvalid' })
  })
})
