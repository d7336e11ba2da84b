// Likely faults in the kit's JavaScript; its form is the authors' own.
import js from "@eslint/js";
import globals from "globals";

export default [
  js.configs.recommended,
  {
    languageOptions: {ecmaVersion: 2024, sourceType: "module", globals: globals.browser},
    rules: {
      eqeqeq: "error",
      "no-implicit-globals": "error",
      "no-unused-vars": ["error", {argsIgnorePattern: "^_", ignoreRestSiblings: true}],
      "no-unused-expressions": "error",
      "no-var": "error",
      "prefer-const": ["error", {destructuring: "all"}],
    },
  },
];
