/** Whether what takes long is tested too: `npm run test:long` says so. Without it a sample of the same is. */
export const isLong = process.env['PAPERSTAND_LONG'] === '1'
