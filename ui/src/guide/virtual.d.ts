declare module 'virtual:guide/en' {
  const pages: import('./pages').GuidePage[];
  export default pages;
}
declare module 'virtual:guide/fr' {
  const pages: import('./pages').GuidePage[];
  export default pages;
}
