/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** The claims of the page being rendered, in the order of its notes. */
    notes?: { language: 'nl' | 'en'; ids: readonly string[] };
  }
}

interface ImportMetaEnv {
  /** "off" builds a site that measures nothing. */
  readonly PUBLIC_MEASURE?: string;
}
